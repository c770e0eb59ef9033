"""Speech recogniser as a long-lived child process: JSON lines on stdin and stdout.

Requests:  {"id", "op": "transcribe", "path", "language": null | "ru" | "en"}   path: 16 kHz mono 16-bit WAV
           {"op": "cancel", "id"}
Answers:   {"type": "ready", "engine", "model", "device"}                       once, after the model is loaded
           {"id", "type": "segment", "start_ms", "end_ms", "text", "avg_logprob", "no_speech_prob", "words": [...]}
           {"id", "type": "progress", "done_ms", "total_ms"}
           {"id", "type": "done", "language", "language_probability", "speech": [...], "duration_ms", "elapsed_ms"}
           {"id", "type": "error", "code", "message"}
Ends when stdin closes, so that it never outlives its parent.
"""

import argparse
import json
import math
import os
import queue
import re
import sys
import threading
import time
import wave

import numpy as np

RATE = 16_000
# Bounds memory: two hours of sound are never in memory at once. A cut falls into a pause.
CHUNK_S = 240
CUT_WINDOW_S = 60
# Speech is recognised in pieces between pauses, because a window that goes wrong (a loop, an early end) is lost as a whole:
# with the usual 30 s windows 12 % of the words of a real recording were missing, with these 3 %.
PIECE_S = 12
# A voice without pauses is cut at its quietest point; the model hears at most 30 s at once.
LONGEST_PIECE_S = 24
# Words further than this from any voice are invented by the model.
VOICE_MARGIN_MS = 600
# The two languages that the rules know. The model mixes Russian up with its neighbours, so below this certainty the sound
# itself decides: it is heard in each language that may be meant, and the one whose words the model believes most is kept.
LANGUAGES = ("ru", "en")
SURE_LANGUAGE = 0.7
# What is less believable than this is noise put into words: left out, and so told as speech that was not recognised. Of known
# sounds, what a listener would understand gave -0.66 and better, invented sentences -0.84 and worse.
LEAST_LOGPROB = -0.8
MOST_COMPRESSION = 2.4
# Cross-attention finds words too early, by the median over 700 words of which the true times are known.
EARLY_MS = 55
# What Whisper "hears" in music and noise: lines of its training subtitles.
PHANTOMS = re.compile(
    r"(субтитры\s+(сделал|создавал|подогнал|добавил)|редактор\s+субтитров|корректор\s+[а-я]\.|продолжение\s+следует"
    r"|dimatorzok|amara\.org|thanks?\s+for\s+watching|subtitles\s+by)",
    re.IGNORECASE,
)

# Terms that decide cases and that the small model mishears ("по промокоду" as "попрумы кодую"). In short pieces of clean
# speech 7 of 8 are heard instead of 5, none is in five minutes without them; in 30 s windows whole sentences got lost.
HOTWORDS = "промокод, спонсор, реклама, ссылка в описании"

out_lock = threading.Lock()


def say(message):
    with out_lock:
        sys.stdout.write(json.dumps(message, ensure_ascii=False) + "\n")
        sys.stdout.flush()


class Cancelled(Exception):
    pass


def read_samples(source, first, count):
    source.setpos(first)
    return np.frombuffer(source.readframes(count), dtype=np.int16).astype(np.float32) / 32768.0


def chunk_end(voice, length, is_last):
    """Sample at which to cut a chunk: the middle of the last pause in its last minute, or its hard end."""
    if is_last:
        return length
    earliest = length - CUT_WINDOW_S * RATE
    edges = [(a["end"], b["start"]) for a, b in zip(voice, voice[1:])]
    if voice and voice[-1]["end"] < length - RATE // 2:
        edges.append((voice[-1]["end"], length))
    pauses = [(start + end) // 2 for start, end in edges if (start + end) // 2 >= earliest]
    if not voice:
        return length
    return pauses[-1] if pauses else length


def near_voice(start_ms, end_ms, voice_ms):
    return any(s - VOICE_MARGIN_MS < end_ms and start_ms < e + VOICE_MARGIN_MS for s, e in voice_ms)


def pieces_of(voice):
    """Neighbouring voice intervals joined up to PIECE_S; samples."""
    pieces = []
    for interval in voice:
        start, end = interval["start"], interval["end"]
        if pieces and end - pieces[-1][0] <= PIECE_S * RATE:
            pieces[-1] = (pieces[-1][0], end)
        else:
            pieces.append((start, end))
    return pieces


def without_loops(words):
    """Cuts what is said more than three times in a row (phrases of up to eight words) down to one time."""
    kept = list(words)
    plain = [re.sub(r"\W", "", word.word).lower() for word in kept]
    for size in range(1, 9):
        i = 0
        while i + 4 * size <= len(kept):
            times = 1
            while plain[i + times * size : i + (times + 1) * size] == plain[i : i + size]:
                times += 1
            if times > 3:
                del kept[i + size : i + times * size]
                del plain[i + size : i + times * size]
            i += 1
    return kept


def worth(segments):
    tokens = sum(len(s.tokens) for s in segments)
    return sum(s.avg_logprob * len(s.tokens) for s in segments) / tokens if tokens else -math.inf


def loops(segments):
    return any(s.compression_ratio > MOST_COMPRESSION for s in segments)


class Recogniser:
    def __init__(self, model_dir, threads, compute_type):
        from faster_whisper import WhisperModel
        from faster_whisper.vad import VadOptions, get_speech_timestamps

        self.model = WhisperModel(model_dir, device="cpu", compute_type=compute_type, cpu_threads=threads)
        options = VadOptions(min_silence_duration_ms=300, speech_pad_ms=200, max_speech_duration_s=LONGEST_PIECE_S)
        self.voice_of = lambda samples: get_speech_timestamps(samples, options)

    def transcribe(self, request, is_cancelled):
        started = time.monotonic()
        job = request["id"]
        with wave.open(request["path"], "rb") as source:
            if (source.getframerate(), source.getnchannels(), source.getsampwidth()) != (RATE, 1, 2):
                raise ValueError("expected a 16 kHz mono 16-bit WAV")
            # A header written before the sound was (a pipe, a killed ffmpeg) may promise more than there is.
            total = min(source.getnframes(), os.path.getsize(request["path"]) // 2)
            total_ms = total * 1000 // RATE
            speech, heard = [], {}
            position = 0
            while position < total:
                samples = read_samples(source, position, min(CHUNK_S * RATE, total - position))
                if len(samples) == 0:
                    break
                voice = self.voice_of(samples)
                length = chunk_end(voice, len(samples), position + len(samples) >= total)
                voice = [{"start": v["start"], "end": min(v["end"], length)} for v in voice if v["start"] < length]
                offset_ms = position * 1000 // RATE
                voice_ms = [(offset_ms + v["start"] * 1000 // RATE, offset_ms + v["end"] * 1000 // RATE) for v in voice]
                speech.extend({"start_ms": s, "end_ms": e} for s, e in voice_ms)
                if voice:
                    language, probability = self.language_of(samples, voice, request.get("language"))
                    seconds, best = heard.get(language, (0, 0.0))
                    heard[language] = (seconds + sum(e - s for s, e in voice_ms), max(best, probability))
                # In a third language nothing is heard: the speech is told, so it counts as not recognised.
                for start, end in pieces_of(voice) if voice and language in LANGUAGES else []:
                    if is_cancelled():
                        raise Cancelled()
                    at_ms = offset_ms + start * 1000 // RATE
                    for segment in self.listen(samples[start:end], language):
                        self.tell(job, segment, at_ms, voice_ms, total_ms)
                    self.progress(job, offset_ms + end * 1000 // RATE, total_ms)
                position += length
                self.progress(job, position * 1000 // RATE, total_ms)
                if is_cancelled():
                    raise Cancelled()
        main_language = max(heard, key=lambda name: heard[name][0], default=request.get("language"))
        say(
            {
                "id": job,
                "type": "done",
                "language": main_language,
                "language_probability": round(float(heard.get(main_language, (0, 0.0))[1]), 4),
                "speech": speech,
                "duration_ms": total_ms,
                "elapsed_ms": int((time.monotonic() - started) * 1000),
            }
        )

    def progress(self, job, done_ms, total_ms):
        say({"id": job, "type": "progress", "done_ms": min(total_ms, done_ms), "total_ms": total_ms})

    def language_of(self, samples, voice, wanted):
        if wanted:
            return wanted, 1.0
        voiced = np.concatenate([samples[v["start"] : v["end"]] for v in voice])[: 90 * RATE]
        best, probability, every = self.model.detect_language(
            voiced, language_detection_segments=3, language_detection_threshold=SURE_LANGUAGE
        )
        if best in LANGUAGES and probability >= SURE_LANGUAGE:
            return best, probability
        start, end = pieces_of(voice)[0]
        heard = {language: self.decode(samples[start:end], language) for language in dict.fromkeys((*LANGUAGES, best))}
        believed = max(heard, key=lambda language: (not loops(heard[language]), worth(heard[language])))
        return believed, dict(every).get(believed, 0.0)

    def listen(self, samples, language):
        """Deterministic: a looping or doubtful piece is heard once more without a hint and with
        repetitions forbidden."""
        segments = self.decode(samples, language, hotwords=HOTWORDS if language == "ru" else None)
        if all(s.compression_ratio <= MOST_COMPRESSION and s.avg_logprob >= LEAST_LOGPROB for s in segments):
            return segments
        again = self.decode(samples, language, repetition_penalty=1.1, no_repeat_ngram_size=4)
        if again and (loops(segments), -worth(segments)) > (loops(again), -worth(again)):
            return again
        return segments

    def decode(self, samples, language, **more):
        found, _ = self.model.transcribe(
            samples,
            language=language,
            beam_size=5,
            temperature=0.0,
            condition_on_previous_text=False,
            word_timestamps=True,
            no_speech_threshold=0.6,
            log_prob_threshold=LEAST_LOGPROB,
            compression_ratio_threshold=MOST_COMPRESSION,
            **more,
        )
        return list(found)

    def tell(self, job, segment, at_ms, voice_ms, total_ms):
        # Silence and noise make the model invent; none of that was said. A score that is no number says nothing either.
        if PHANTOMS.search(segment.text) or not segment.avg_logprob >= LEAST_LOGPROB:
            return
        words = []
        for word in without_loops(segment.words or []):
            start = max(0, at_ms + round(word.start * 1000) + EARLY_MS)
            end = min(total_ms, at_ms + round(word.end * 1000) + EARLY_MS)
            probability = round(float(word.probability), 4)
            if word.word.strip() and end > start and 0 <= probability <= 1 and near_voice(start, end, voice_ms):
                before = words[-1] if words else None
                if before and re.match(r"\s*-\w", word.word) and start - before["end_ms"] < 100:  # "по" and "-моему"
                    before["end_ms"] = end
                    before["text"] += word.word.strip()
                    before["probability"] = min(before["probability"], probability)
                    continue
                words.append({"start_ms": start, "end_ms": end, "text": word.word.strip(), "probability": probability})
        if not words:
            return
        say(
            {
                "id": job,
                "type": "segment",
                "start_ms": words[0]["start_ms"],
                "end_ms": words[-1]["end_ms"],
                "text": " ".join(word["text"] for word in words),
                "avg_logprob": round(float(segment.avg_logprob), 4),
                "no_speech_prob": round(float(segment.no_speech_prob), 4),
                "words": words,
            }
        )


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--model", required=True)
    arguments.add_argument("--threads", type=int, default=1)
    arguments.add_argument("--compute-type", default="int8")
    options = arguments.parse_args()
    os.environ["HF_HUB_OFFLINE"] = "1"

    jobs, cancelled, closed = queue.Queue(), set(), threading.Event()

    def listen():
        for line in sys.stdin:
            if not line.strip():
                continue
            try:
                request = json.loads(line)
                if request["op"] == "cancel":
                    cancelled.add(request["id"])
                elif request["op"] == "transcribe":
                    jobs.put(request)
                else:
                    say({"id": request.get("id"), "type": "error", "code": "bad-request", "message": "unknown op"})
            except (ValueError, KeyError, TypeError) as error:
                say({"id": None, "type": "error", "code": "bad-request", "message": str(error)})
        closed.set()
        # The parent is gone: nobody waits for what is under way.
        os._exit(0)

    recogniser = Recogniser(options.model, options.threads, options.compute_type)
    import faster_whisper

    say({"type": "ready", "engine": f"faster-whisper {faster_whisper.__version__}", "model": os.path.basename(os.path.normpath(options.model)), "device": "cpu"})
    threading.Thread(target=listen, daemon=True).start()
    while not closed.is_set():
        request = jobs.get()
        job = request.get("id")
        try:
            recogniser.transcribe(request, lambda: job in cancelled)
        except Cancelled:
            say({"id": job, "type": "error", "code": "cancelled", "message": "cancelled"})
        except (wave.Error, ValueError, EOFError) as error:
            say({"id": job, "type": "error", "code": "bad-audio", "message": str(error) or "not a WAV file"})
        except FileNotFoundError as error:
            say({"id": job, "type": "error", "code": "not-found", "message": str(error)})
        except Exception as error:  # a fault of the engine: the parent decides whether to try again
            say({"id": job, "type": "error", "code": "engine", "message": f"{type(error).__name__}: {error}"[:500]})
        finally:
            cancelled.discard(job)


if __name__ == "__main__":
    main()
