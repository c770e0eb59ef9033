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
# Words further than this from any voice are invented by the model.
VOICE_MARGIN_MS = 600
# What Whisper "hears" in music and noise: lines of its training subtitles.
PHANTOMS = re.compile(
    r"(субтитры\s+(сделал|создавал|подогнал|добавил)|редактор\s+субтитров|корректор\s+[а-я]\.|продолжение\s+следует"
    r"|dimatorzok|amara\.org|thanks?\s+for\s+watching|subtitles\s+by)",
    re.IGNORECASE,
)

# Terms that decide cases and that the small model mishears ("по промокоду" as "попробую коду"). Measured: heals them at
# three speeds and noise levels, and puts none of them into speech without them.
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


class Recogniser:
    def __init__(self, model_dir, threads, compute_type):
        from faster_whisper import WhisperModel
        from faster_whisper.vad import VadOptions, get_speech_timestamps

        self.model = WhisperModel(model_dir, device="cpu", compute_type=compute_type, cpu_threads=threads)
        self.voice_of = lambda samples: get_speech_timestamps(
            samples, VadOptions(min_silence_duration_ms=500, speech_pad_ms=200)
        )

    def transcribe(self, request, is_cancelled):
        started = time.monotonic()
        job = request["id"]
        language = request.get("language")
        speech, said = [], {}
        with wave.open(request["path"], "rb") as source:
            if (source.getframerate(), source.getnchannels(), source.getsampwidth()) != (RATE, 1, 2):
                raise ValueError("expected a 16 kHz mono 16-bit WAV")
            total = source.getnframes()
            total_ms = total * 1000 // RATE
            position, found, probability = 0, language, 1.0 if language else 0.0
            recent = []
            while position < total:
                if is_cancelled():
                    raise Cancelled()
                samples = read_samples(source, position, CHUNK_S * RATE)
                voice = self.voice_of(samples)
                length = chunk_end(voice, len(samples), position + len(samples) >= total)
                voice = [v for v in voice if v["start"] < length]
                offset_ms = position * 1000 // RATE
                voice_ms = [
                    (offset_ms + v["start"] * 1000 // RATE, offset_ms + min(v["end"], length) * 1000 // RATE) for v in voice
                ]
                speech.extend({"start_ms": s, "end_ms": e} for s, e in voice_ms)
                if voice:
                    segments, info = self.model.transcribe(
                        samples[:length],
                        language=language,
                        beam_size=5,
                        temperature=0.0,
                        condition_on_previous_text=False,
                        word_timestamps=True,
                        hotwords=HOTWORDS,
                        vad_filter=True,
                        vad_parameters={"min_silence_duration_ms": 500, "speech_pad_ms": 200},
                        no_speech_threshold=0.6,
                        log_prob_threshold=-1.0,
                        compression_ratio_threshold=2.4,
                    )
                    if language is None and (found is None or info.language_probability > probability):
                        found, probability = info.language, info.language_probability
                    for segment in segments:
                        if is_cancelled():
                            raise Cancelled()
                        self.tell(job, segment, offset_ms, voice_ms, total_ms, recent)
                        say({"id": job, "type": "progress", "done_ms": min(total_ms, offset_ms + int(segment.end * 1000)), "total_ms": total_ms})
                position += max(1, length)
                say({"id": job, "type": "progress", "done_ms": min(total_ms, position * 1000 // RATE), "total_ms": total_ms})
        say(
            {
                "id": job,
                "type": "done",
                "language": found,
                "language_probability": round(float(probability), 4),
                "speech": speech,
                "duration_ms": total_ms,
                "elapsed_ms": int((time.monotonic() - started) * 1000),
            }
        )

    def tell(self, job, segment, offset_ms, voice_ms, total_ms, recent):
        text = segment.text.strip()
        # Silence, noise and loops make the model repeat itself; none of that was said.
        if not text or PHANTOMS.search(text) or segment.compression_ratio > 2.8:
            return
        if segment.no_speech_prob > 0.6 and segment.avg_logprob < -1.0:
            return
        recent.append(text)
        if len(recent) > 3:
            recent.pop(0)
            if len(set(recent)) == 1 and recent[0] == text and len(text) > 8:
                return
        words = []
        for word in segment.words or []:
            start = max(0, offset_ms + round(word.start * 1000))
            end = min(total_ms, offset_ms + round(word.end * 1000))
            if word.word.strip() and end > start and near_voice(start, end, voice_ms):
                words.append({"start_ms": start, "end_ms": end, "text": word.word.strip(), "probability": round(float(word.probability), 4)})
        if not words:
            return
        say(
            {
                "id": job,
                "type": "segment",
                "start_ms": words[0]["start_ms"],
                "end_ms": words[-1]["end_ms"],
                "text": text,
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
            say({"id": job, "type": "error", "code": "bad-audio", "message": str(error)})
        except FileNotFoundError as error:
            say({"id": job, "type": "error", "code": "not-found", "message": str(error)})
        except Exception as error:  # a fault of the engine: the parent decides whether to try again
            say({"id": job, "type": "error", "code": "engine", "message": f"{type(error).__name__}: {error}"[:500]})
        finally:
            cancelled.discard(job)


if __name__ == "__main__":
    main()
