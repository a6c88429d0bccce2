#!/usr/bin/env python3
"""Compares the local cloud with its peer ministack in one run: start, memory, and CPU time for each request.

    ./gatehouse --version && src/bench/load/load.py [--peer PROGRAM] [--rounds 5] [--seconds 2] [--connections 4] [--starts 5] [--only JWKS] [--soak 600]

PROGRAM is the peer's command, for example /tmp/peer/bin/ministack after
    python3 -m venv /tmp/peer && /tmp/peer/bin/pip install ministack==1.5.33 cryptography
(the peer checks signatures of tokens only with `cryptography`). Without --peer, only the local cloud is measured.

Both run in temporary folders, on free ports. The measurements alternate between them, so that other work on the machine affects
both. Each kind of request runs for --seconds in each round, on persistent connections, after a round that does not count.
CPU is the user and system time of the server's process, from /proc: without the client, and without the process of the function,
which has its own column. All numbers are medians of the rounds; the raw numbers of the rounds follow. A response with an unexpected
status stops the run. --soak sends 200 API calls a second for that many seconds, and prints latencies and memory each minute.
Requires Linux and Python 3.
"""
import argparse, os, subprocess, tempfile, time

import client, clouds

arguments = argparse.ArgumentParser()
arguments.add_argument("--peer", default="")
arguments.add_argument("--rounds", type=int, default=5)
arguments.add_argument("--seconds", type=float, default=2)
arguments.add_argument("--connections", type=int, default=4)
arguments.add_argument("--starts", type=int, default=5)
arguments.add_argument("--only", default="", help="only requests whose name contains this text")
arguments.add_argument("--soak", type=int, default=0, help="seconds of 200 API calls a second")
options = arguments.parse_args()

PEERS = [clouds.Gatehouse] + [lambda: clouds.Ministack(options.peer)] * bool(options.peer)


def numbers(values, digits):
    return ", ".join(f"{value:.{digits}f}" for value in values)


def starts():
    print(f"Start until ready, {options.starts} times each.\n")
    print("| | wall ms | CPU ms | resident MB, 3 s later | with a function that was called | its process | raw wall ms | raw CPU ms |\n"
          "|---|---|---|---|---|---|---|---|")
    measured = [[] for _ in PEERS]
    names = [""] * len(PEERS)
    for _ in range(options.starts):
        for index, start in enumerate(PEERS):
            cloud = start()
            try:
                names[index] = cloud.name
                time.sleep(3)
                idle = cloud.processes.resident()[0]
                next(call for call in cloud.calls() if "function" in call.name).once()
                time.sleep(1)
                server, functions = cloud.processes.resident()
                measured[index].append((cloud.start_wall, cloud.start_cpu, idle, server, sum(functions)))
            finally:
                cloud.close()
    for name, rows in zip(names, measured):
        columns = list(zip(*rows))
        print(f"| {name} | " + " | ".join(f"{client.median(column):.0f}" for column in columns)
              + f" | {numbers(columns[0], 0)} | {numbers(columns[1], 0)} |", flush=True)


def measure(cloud, call):
    before = cloud.processes.cpu()
    latencies = call.run(options.seconds, options.connections)
    after = cloud.processes.cpu()
    count = len(latencies)
    return (after[0] - before[0]) / count, (after[1] - before[1]) / count, latencies[count // 2]


def requests(running):
    calls = [[call for call in cloud.calls() if options.only in call.name] for cloud in running]
    results = {}
    for round_ in range(options.rounds + 1):
        for position in range(max(map(len, calls))):
            for cloud, own in zip(running, calls):
                if position < len(own):
                    result = measure(cloud, own[position])
                    if round_ > 0:
                        results.setdefault(own[position].name, {}).setdefault(cloud.name, []).append(result)
    print(f"\nRequests, {options.connections} connections, {options.rounds} rounds of {options.seconds:g} s.\n")
    print("| request | server | CPU ms | CPU ms of the function | p50 ms | CPU relative to gatehouse | raw CPU ms |\n"
          "|---|---|---|---|---|---|---|")
    for name, by_cloud in results.items():
        own = client.median([each[0] for each in by_cloud["gatehouse"]])
        for cloud, rows in by_cloud.items():
            server, function, latency = (client.median(column) for column in zip(*rows))
            print(f"| {name} | {cloud} | {server:.3f} | {function:.3f} | {latency:.2f} | {server / own:.1f} | "
                  f"{numbers([row[0] for row in rows], 3)} |", flush=True)


def only_here(cloud):
    """What is measured for the local cloud only: sign-in at the pages, the command `token`, and the state file."""
    rounds = []
    for _ in range(options.rounds + 1):
        before = cloud.processes.cpu()[0]
        began = time.monotonic()
        for _ in range(50):
            cloud.sign_in_at_the_pages()
        rounds.append(((cloud.processes.cpu()[0] - before) / 50, (time.monotonic() - began) * 1000 / 50))
    cpu, wall = zip(*rounds[1:])
    print(f"\nSign-in at the pages (authorize, page, form, token): CPU {client.median(cpu):.2f} ms, "
          f"wall {client.median(wall):.1f} ms; raw CPU {numbers(cpu, 2)}")
    walls = []
    for _ in range(options.rounds + 1):
        began = time.monotonic()
        subprocess.run([str(clouds.ROOT / "gatehouse"), "token"], cwd=cloud.folder, check=True, stdout=subprocess.DEVNULL)
        walls.append((time.monotonic() - began) * 1000)
    print(f"./gatehouse token: wall {client.median(walls[1:]):.0f} ms; raw {numbers(walls[1:], 0)}")
    running = cloud.state_megabytes()
    cloud.process.terminate()
    cloud.process.wait(20)
    print(f"state file: {running:.1f} MB before the stop, {cloud.state_megabytes():.2f} MB after it")


def soak(cloud):
    call = next(call for call in cloud.calls() if "403" in call.name)
    for minute in range(max(1, options.soak // 60)):
        latencies = call.run(min(60, options.soak), options.connections, options.connections / 200)
        count = len(latencies)
        print(f"minute {minute + 1}: {count} calls, p50 {latencies[count // 2]:.2f} ms, p99 {latencies[count * 99 // 100]:.2f} ms, "
              f"{cloud.processes.resident()[0]:.0f} MB resident", flush=True)


print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the begin", flush=True)
if options.starts:
    starts()
running = [start() for start in PEERS]
try:
    requests(running)
    if options.soak:
        soak(running[0])
    if not options.only:
        only_here(running[0])
finally:
    for cloud in running:
        cloud.close()
print(f"load {os.getloadavg()[0]:.1f} at the end")
