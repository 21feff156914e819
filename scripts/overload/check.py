"""Asks more of a server than it can do, and looks at how it bears it.

    check.py TOVHOLDER

Floods it, lets clients dawdle in every way there is, and stops it in the middle of a write. Prints what was seen; ends
with 1 where something is not as docs/operations.md says.
"""
import asyncio
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

program = sys.argv[1]
MOST_REQUESTS, MOST_CONNECTIONS = 8, 200
IDLE, SLOW, DRAIN, STOP = 2, 2, 1, 3
"""The limits that the server is given, in seconds: small, so that the check is quick."""
FLOOD_SECONDS = 5
LONGEST = 2.0
"""Seconds within which whatever is answered under the flood must be: here it shares two cores with the flood."""
failures = []


def expect(what, holds, told=""):
    if not holds:
        failures.append(what)
        print(f"FAILED  {what}  {told}")


class Server:
    def __init__(self, folder):
        self.record = str(folder / "region.tovholder")
        self.run("demo", "--record", self.record, "--citizens", "20", "--seed", "7", "--make-only")
        self.token = self.run("token", "--record", self.record, "--as", "system").strip()
        limits = {
            "MOST_REQUESTS": MOST_REQUESTS, "MOST_CONNECTIONS": MOST_CONNECTIONS, "IDLE_SECONDS": IDLE,
            "SLOW_SECONDS": SLOW, "DRAIN_SECONDS": DRAIN, "STOP_SECONDS": STOP, "METRICS_TOKEN": "operators",
        }
        self.log = folder / "server.log"
        with open(self.log, "w") as log:
            self.process = subprocess.Popen(
                [program, "serve", "--record", self.record, "--port", "0"], stdout=log, stderr=log,
                env=os.environ | {f"TOVHOLDER_{name}": str(value) for name, value in limits.items()})
        until = time.monotonic() + 60
        while not (found := re.search(r"http://[^:]+:(\d+)/", self.log.read_text())):
            if time.monotonic() > until or self.process.poll() is not None:
                raise SystemExit(self.log.read_text())
            time.sleep(0.05)
        self.port = int(found[1])

    def run(self, *arguments):
        done = subprocess.run([program, *arguments], text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if done.returncode != 0:
            raise SystemExit(done.stderr)
        return done.stdout

    def head(self, method, path, length=None, token=None):
        lines = [f"{method} {path} HTTP/1.1", "Host: localhost", f"Authorization: Bearer {token or self.token}"]
        if length is not None:
            lines += ["Content-Type: application/fhir+json", f"Content-Length: {length}"]
        return ("\r\n".join(lines) + "\r\n\r\n").encode()

    async def connect(self):
        return await asyncio.open_connection("127.0.0.1", self.port, limit=1 << 24)

    async def ask(self, path, token=None):
        """One request on a connection of its own: the status, the headers in small letters, the body."""
        reader, writer = await self.connect()
        try:
            writer.write(self.head("GET", path, token=token))
            return await answer(reader)
        finally:
            writer.close()

    async def measured(self, name):
        status, _, body = await self.ask("/metrics", token="operators")
        found = re.search(rf"^{re.escape(name)} (\S+)$", body.decode(), re.M)
        return float(found[1]) if status == 200 and found else None


async def answer(reader):
    head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
    length = re.search(r"content-length: (\d+)", head)
    body = await reader.readexactly(int(length[1])) if length else b""
    return int(head.split()[1]), head, body


async def seconds_until_closed(reader, limit):
    """How long it takes until the server hangs up; None where it does not within the limit."""
    began = time.monotonic()
    try:
        async with asyncio.timeout(limit):
            while await reader.read(1 << 16):
                pass
    except TimeoutError:
        return None
    except OSError:
        pass
    return time.monotonic() - began


async def flood(server):
    """Ten times as many clients as it takes requests at once, each asking again as soon as it is answered."""
    path = "/fhir/Observation?_count=20"
    quiet = time.monotonic()
    await server.ask(path)
    quiet = time.monotonic() - quiet
    taken, refused, wrong = [], [], []
    until = time.monotonic() + FLOOD_SECONDS

    async def client():
        reader, writer = await server.connect()
        while time.monotonic() < until:
            began = time.monotonic()
            writer.write(server.head("GET", path))
            status, head, _ = await answer(reader)
            took = time.monotonic() - began
            if status == 200:
                taken.append(took)
            elif status == 503 and "retry-after:" in head:
                refused.append(took)
                # A client that heeds it would wait longer; one that does not at all would only measure itself.
                await asyncio.sleep(0.05)
            else:
                wrong.append(status)
        writer.close()

    await asyncio.gather(*(client() for _ in range(MOST_REQUESTS * 10)))
    taken.sort()
    refused.sort()
    expect("under a flood some are answered", len(taken) > 50, str(len(taken)))
    expect("under a flood some are told to come back", len(refused) > 50, str(len(refused)))
    expect("nothing else is said", not wrong, str(set(wrong)))
    if not taken or not refused:
        return
    p99, refusal = taken[len(taken) * 99 // 100], refused[len(refused) * 99 // 100]
    expect("what is accepted stays quick", p99 < LONGEST, f"{p99:.2f} s")
    expect("what is refused is refused at once", refusal < LONGEST, f"{refusal:.2f} s")
    began = time.monotonic()
    status, _, _ = await server.ask(path)
    after = time.monotonic() - began
    expect("it recovers by itself", status == 200 and after < max(10 * quiet, 0.5), f"{status} {after:.2f} s")
    counted = await server.measured("tovholder_requests_refused_total")
    expect("the refusals are counted", counted == len(refused), f"{counted} of {len(refused)}")
    print(
        f"overload: {len(taken)} answered, p99 {p99 * 1000:.0f} ms (alone {quiet * 1000:.0f} ms); "
        f"{len(refused)} told to come back, p99 {refusal * 1000:.0f} ms")


async def crowd(server):
    """More connections than it takes: those above are told so, and there is room again when others go."""
    connections = [await server.connect() for _ in range(MOST_CONNECTIONS + 20)]
    told = []
    for reader, writer in connections[-5:]:
        writer.write(server.head("GET", "/health/live"))
        try:
            told.append((await answer(reader))[:2])
        except (OSError, asyncio.IncompleteReadError):
            told.append((0, "hung up"))
    expect("one connection too many is told so", all(s == 503 and "retry-after:" in h for s, h in told), str(told))
    for _, writer in connections:
        writer.close()
    until = time.monotonic() + 5
    while (await server.ask("/health/live"))[0] != 200 and time.monotonic() < until:
        await asyncio.sleep(0.05)
    expect("there is room again", (await server.ask("/health/live"))[0] == 200)
    print(f"overload: {MOST_CONNECTIONS + 20} connections, those above {MOST_CONNECTIONS} are told to come back")


async def dawdlers(server):
    """Clients that are slow in every way: each is given up, and nobody else notices."""

    async def silent():
        reader, writer = await server.connect()
        return await seconds_until_closed(reader, IDLE + 3)

    async def slow_headers():
        reader, writer = await server.connect()
        waiting = asyncio.create_task(seconds_until_closed(reader, IDLE + 3))
        for byte in server.head("GET", "/health/live"):
            if waiting.done():
                break
            writer.write(bytes([byte]))
            await asyncio.sleep(0.2)
        return await waiting

    async def slow_body():
        reader, writer = await server.connect()
        waiting = asyncio.create_task(seconds_until_closed(reader, 3 * SLOW + 3))
        writer.write(server.head("POST", "/fhir/Patient", length=10_000))
        while not waiting.done():
            writer.write(b" ")
            await asyncio.sleep(0.2)
        return await waiting

    async def does_not_read():
        reader, writer = await server.connect()
        # More than the buffers between the two hold.
        writer.write(server.head("GET", "/fhir/metadata") * 200)
        writer.transport.pause_reading()
        began = time.monotonic()
        while time.monotonic() - began < 4 * SLOW + 6:
            await asyncio.sleep(0.2)
            if (await server.measured('tovholder_connections_closed_total{reason="too-slow"}') or 0) >= 2:
                writer.close()
                return time.monotonic() - began
        return None

    async def others():
        longest = 0
        for _ in range(40):
            began = time.monotonic()
            status, _, _ = await server.ask("/fhir/Patient?_count=1")
            expect("others are answered", status == 200, str(status))
            longest = max(longest, time.monotonic() - began)
            await asyncio.sleep(0.1)
        return longest

    *gone, longest = await asyncio.gather(silent(), slow_headers(), slow_body(), does_not_read(), others())
    for kind, seconds in zip(["silent", "slow headers", "slow body", "does not read"], gone):
        expect(f"a client ({kind}) is given up", seconds is not None)
    expect("others do not notice", longest < LONGEST, f"{longest:.2f} s")
    print("overload: given up after s: " + ", ".join(
        f"{kind} {seconds or 0:.1f}" for kind, seconds in zip(["silent", "headers", "body", "answer"], gone)))


async def stop(server):
    """SIGTERM in the middle of work: it says so, finishes what has begun, writes what it took, and ends with 0."""
    bodies = [json.dumps({"resourceType": "Patient", "id": f"late{n}", "active": True}).encode() for n in range(20)]

    async def late(number):
        reader, writer = await server.connect()
        body = bodies[number]
        writer.write(server.head("PUT", f"/fhir/Patient/late{number}", length=len(body)) + body[:10])
        await asyncio.sleep(DRAIN / 2 + 0.3)
        writer.write(body[10:])
        return (await answer(reader))[0]

    async def never():
        """Quick enough not to be given up, and never done."""
        reader, writer = await server.connect()
        waiting = asyncio.create_task(seconds_until_closed(reader, DRAIN + STOP + 5))
        writer.write(server.head("PUT", "/fhir/Patient/never", length=10_000_000))
        while not waiting.done():
            writer.write(b" " * 1000)
            await asyncio.sleep(0.1)
        return await waiting

    # Fewer than are refused.
    working = [asyncio.create_task(late(number)) for number in range(MOST_REQUESTS - 3)]
    stuck = asyncio.create_task(never())
    await asyncio.sleep(0.3)
    began = time.monotonic()
    server.process.send_signal(signal.SIGTERM)
    await asyncio.sleep(0.2)
    status, _, body = await server.ask("/health/ready")
    expect("it says that it is being stopped", status == 503 and b"stopped" in body, f"{status} {body!r}")
    expect("it is still alive", (await server.ask("/health/live"))[0] == 200)
    statuses = await asyncio.gather(*working)
    expect("what had begun is finished", set(statuses) == {201}, str(statuses))
    await stuck
    try:
        await server.ask("/health/live")
        expect("it takes no new connections", False)
    except OSError:
        pass
    ended = await asyncio.to_thread(server.process.wait, 30)
    took = time.monotonic() - began
    expect("it ends with 0", ended == 0, str(ended))
    expect("it waits as long as it may, and no longer", DRAIN + STOP - 1 < took < DRAIN + STOP + 3, f"{took:.1f} s")
    folder = Path(server.record).parent
    server.run("export", "--record", server.record, "--output", str(folder / "export"))
    written = (folder / "export" / "Patient.ndjson").read_text()
    lost = [number for number in range(len(working)) if f'"late{number}"' not in written]
    expect("what was acknowledged is there", not lost, str(lost))
    server.run("check", "--record", server.record)
    print(f"overload: stopped in {took:.1f} s with {len(working)} writes and one stuck request under way, lost: {len(lost)}")


async def main():
    with tempfile.TemporaryDirectory(prefix="tovholder-overload.") as folder:
        server = Server(Path(folder))
        try:
            await flood(server)
            await crowd(server)
            await dawdlers(server)
            await stop(server)
        finally:
            if server.process.poll() is None:
                server.process.kill()
                server.process.wait()
    sys.exit(1 if failures else 0)


asyncio.run(main())
