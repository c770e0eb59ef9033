"""Text from stdin to a wave file by libespeak-ng; prints [[byte offset of a word, its start in samples], ...] as JSON.

The command line tool does not tell when it says which word; the library does.
"""

import ctypes
import json
import sys
import wave

WORD, SYNCHRONOUS, UTF8 = 1, 2, 1
RATE_PARAMETER = 1


class Id(ctypes.Union):
    _fields_ = [("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8)]


class Event(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", Id),
    ]


def main():
    voice, words_per_minute, path = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    library = ctypes.cdll.LoadLibrary("libespeak-ng.so.1")
    rate = library.espeak_Initialize(SYNCHRONOUS, 0, None, 0)
    if rate <= 0 or library.espeak_SetVoiceByName(voice.encode()) != 0:
        sys.exit(f"espeak-ng has no voice {voice}")
    library.espeak_SetParameter(RATE_PARAMETER, words_per_minute, 0)
    sound, words = bytearray(), []

    @ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(Event))
    def heard(samples, count, events):
        if samples and count > 0:
            sound.extend(ctypes.string_at(samples, count * 2))
        index = 0
        while events[index].type != 0:
            if events[index].type == WORD:
                words.append((events[index].text_position, events[index].sample))
            index += 1
        return 0

    library.espeak_SetSynthCallback(heard)
    text = sys.stdin.buffer.read()
    if library.espeak_Synth(text, len(text) + 1, 0, 1, 0, UTF8, None, None) != 0:
        sys.exit("espeak-ng did not speak")
    library.espeak_Synchronize()
    with wave.open(path, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(rate)
        out.writeframes(bytes(sound))
    print(json.dumps(words))


main()
