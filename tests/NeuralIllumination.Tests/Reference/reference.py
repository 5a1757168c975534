"""Trains the default network once with PyTorch, to hold the engine against something that shares no code with it.

Random numbers, data and shuffling are written again here from their sources; gradients come from PyTorch's automatic
differentiation, in double precision. Run it with Debian 12's python3-torch (PyTorch 1.13.0a0, Python 3.11):

    /usr/bin/python3 reference.py > trajectory.json
"""

import json
import math
import sys

import torch

MASK = (1 << 64) - 1
SEED, LAYERS, BATCH, RATE, EPOCHS, TRAIN, TEST = 42, [64, 16, 2], 16, 0.1, 30, 240, 40


def splitmix64(seed):
    state = seed
    while True:
        state = (state + 0x9E3779B97F4A7C15) & MASK
        z = state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        yield z ^ (z >> 31)


class Xoshiro256StarStar:
    def __init__(self, seed, stream):
        words = splitmix64(seed)
        for _ in range(4 * stream):
            next(words)
        self.s = [next(words) for _ in range(4)]

    def bits(self):
        def rotl(x, k):
            return ((x << k) | (x >> (64 - k))) & MASK

        s = self.s
        result = (rotl((s[1] * 5) & MASK, 7) * 9) & MASK
        t = (s[1] << 17) & MASK
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = rotl(s[3], 45)
        return result

    def uniform(self):
        return (self.bits() >> 11) / 9007199254740992.0

    def below(self, bound):
        while True:
            product = (self.bits() >> 32) * bound
            if (product & 0xFFFFFFFF) >= (1 << 32) % bound:
                return product >> 32

    def gaussian(self):
        while True:
            u, v = 2 * self.uniform() - 1, 2 * self.uniform() - 1
            q = u * u + v * v
            if 0 < q < 1:
                return u * math.sqrt(-2 * math.log(q) / q)

    def shuffle(self, items):
        for i in range(len(items) - 1, 0, -1):
            j = self.below(i + 1)
            items[i], items[j] = items[j], items[i]


def shapes(count, random):
    labels = [i % 2 for i in range(count)]
    random.shuffle(labels)
    pictures = []
    for label in labels:
        filled = random.uniform() < 0.5
        cx = 3.5 + 1.2 * (random.uniform() - 0.5)
        cy = 3.5 + 1.2 * (random.uniform() - 0.5)
        radius = 2 + 1.2 * random.uniform()
        picture = []
        for y in range(8):
            for x in range(8):
                dx, dy = abs(x - cx), abs(y - cy)
                edge = (max(dx, dy) if label == 1 else math.sqrt(dx * dx + dy * dy)) - radius
                on = edge <= 0.5 if filled else abs(edge) <= 0.5
                if random.uniform() < 0.03:
                    on = not on
                picture.append(1.0 if on else 0.0)
        pictures.append(picture)
    return torch.tensor(pictures, dtype=torch.float64), torch.tensor(labels)


def main():
    data = Xoshiro256StarStar(SEED, 0)
    x, y = shapes(TRAIN, data)
    test_x, test_y = shapes(TEST, data)

    start = Xoshiro256StarStar(SEED, 1)
    weights = []
    for n_in, n_out in zip(LAYERS, LAYERS[1:]):
        scale = math.sqrt(2.0 / n_in)
        drawn = [[scale * start.gaussian() for _ in range(n_out)] for _ in range(n_in)]
        weights.append(torch.tensor(drawn, dtype=torch.float64, requires_grad=True))
        weights.append(torch.zeros(n_out, dtype=torch.float64, requires_grad=True))

    def forward(inputs):
        hidden = torch.relu(inputs @ weights[0] + weights[1])
        return hidden @ weights[2] + weights[3]

    loss_of = torch.nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(weights, lr=RATE)
    shuffles = Xoshiro256StarStar(SEED, 2)
    order = list(range(TRAIN))
    out = {"torch": torch.__version__, "python": sys.version.split()[0], "batchLoss": [], "trainLoss": [], "testLoss": [], "testRight": []}
    for _ in range(EPOCHS):
        shuffles.shuffle(order)
        for at in range(0, TRAIN, BATCH):
            chosen = order[at : at + BATCH]
            optimizer.zero_grad()
            loss = loss_of(forward(x[chosen]), y[chosen])
            loss.backward()
            optimizer.step()
            out["batchLoss"].append(loss.item())
        with torch.no_grad():
            out["trainLoss"].append(loss_of(forward(x), y).item())
            logits = forward(test_x)
            out["testLoss"].append(loss_of(logits, test_y).item())
            out["testRight"].append(int((logits.argmax(1) == test_y).sum()))
    out["sumOfSquares"] = [float((w.detach() ** 2).sum()) for w in weights]
    json.dump(out, sys.stdout, indent=1)
    print()


main()
