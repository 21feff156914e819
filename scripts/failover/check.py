"""Takes the primary of a PostgreSQL cluster away three times while a server writes to it, and counts what was lost.

    check.py TOVHOLDER

First PostgreSQL alone dies, then a whole node: PostgreSQL, Patroni and etcd; then a whole node hangs. Each time a follower
takes over, and the server goes on without being started again. Ends with 1 where a write that was acknowledged is not there afterwards.
"""
import http.client
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time

from cluster import Cluster

WRITERS = 8
"""Callers that write at the same time."""
STEADY = 2.0
"""Seconds of load before and after each death."""
PATIENCE = 60.0
"""Seconds within which writes must go on: three times what Patroni allows itself."""


class Caller:
    """A client that keeps its connection, and makes it anew when it is lost."""

    def __init__(self, port, token):
        self.port, self.headers = port, {"Authorization": f"Bearer {token}", "Content-Type": "application/fhir+json"}
        self.connection = None

    def ask(self, method, path, body=None):
        """The status and the body; status 0 where the connection was lost."""
        try:
            if self.connection is None:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
            self.connection.request(method, path, body, self.headers)
            answer = self.connection.getresponse()
            return answer.status, answer.read()
        except (OSError, http.client.HTTPException):
            self.connection = None
            return 0, b""


class Load:
    """Writers that put one resource after the other, each until it is acknowledged."""

    def __init__(self, port, token):
        self.port, self.token = port, token
        self.acknowledged = {}
        """The number in each resource that was acknowledged, by its id."""
        self.instants = []
        """When each was."""
        self.refusals = 0
        self.wrong = []
        self.is_over = threading.Event()
        self.threads = [threading.Thread(target=self.write, args=(number,), daemon=True) for number in range(WRITERS)]
        for thread in self.threads:
            thread.start()

    def write(self, writer):
        caller, count = Caller(self.port, self.token), 0
        while not self.is_over.is_set():
            count += 1
            name = f"w{writer}-{count}"
            body = json.dumps({
                "resourceType": "Observation", "id": name, "status": "final", "code": {"text": "steps"},
                "subject": {"reference": f"Patient/p{writer % 4}"}, "valueInteger": writer * 1_000_000 + count})
            while not self.is_over.is_set():
                status, answer = caller.ask("PUT", f"/fhir/Observation/{name}", body)
                if status in (200, 201):
                    self.acknowledged[name] = writer * 1_000_000 + count
                    self.instants.append(time.monotonic())
                    break
                # 504: the commit was under way when the primary died. The same content again changes nothing.
                if status not in (0, 503, 504):
                    self.wrong.append(f"{status} {answer[:200]!r}")
                self.refusals += 1
                time.sleep(0.05)

    def wait_until_written_after(self, instant):
        """How many seconds after an instant the first write began to be acknowledged again."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if later := [moment for moment in self.instants[-WRITERS * 4:] if moment > instant + 0.25]:
                return min(later) - instant
            time.sleep(0.02)
        raise TimeoutError(f"no write was acknowledged within {PATIENCE} s")

    def longest_pause(self, start):
        moments = sorted(moment for moment in self.instants if moment >= start)
        return max(later - earlier for earlier, later in zip(moments, moments[1:]))

    def stop(self):
        self.is_over.set()
        for thread in self.threads:
            thread.join()

    def lost(self):
        """What was acknowledged and is not there now, as it was written."""
        caller = Caller(self.port, self.token)
        lost = []
        for name, number in self.acknowledged.items():
            status, answer = caller.ask("GET", f"/fhir/Observation/{name}")
            if status != 200 or json.loads(answer).get("valueInteger") != number:
                lost.append(name)
        return lost


class Server:
    """`tovholder serve` over a record in the cluster."""

    def __init__(self, program, cluster):
        self.program, self.folder = program, cluster.folder
        self.environment = os.environ | {"TOVHOLDER_RECORD": cluster.url("tovholder", "secret", "record")}
        patients = cluster.folder / "patients.ndjson"
        patients.write_text("".join(json.dumps({"resourceType": "Patient", "id": f"p{n}"}) + "\n" for n in range(4)))
        self.run("import", str(patients))
        self.token = self.run("token", "--as", "system").strip()
        self.log = open(self.folder / "server.log", "w+")
        self.process = subprocess.Popen(
            [program, "serve", "--port", "0"], env=self.environment, cwd=self.folder, stdout=self.log, stderr=self.log)
        self.port = cluster.wait_for("the server", self.said_port, 30)

    def run(self, *arguments):
        return subprocess.run(
            [self.program, *arguments], env=self.environment, cwd=self.folder, check=True, text=True,
            stdout=subprocess.PIPE).stdout

    def said_port(self):
        found = re.search(r"http://[^:]+:(\d+)/", (self.folder / "server.log").read_text())
        return int(found[1]) if found else None

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=60)


def survive(cluster, load, what, kill):
    """Lets the primary die under load, and says how long nobody could write."""
    former = cluster.wait_for("a primary", cluster.leader, 30)
    time.sleep(STEADY)
    instant = time.monotonic()
    kill(former)
    seconds = load.wait_until_written_after(instant)
    new = cluster.wait_for("a new primary", cluster.leader, 30)
    time.sleep(STEADY)
    if new.name == former.name:
        raise SystemExit(f"fail-over: {former.name} is the primary again: nobody took over")
    print(
        f"fail-over, {what}: {new.name} took over from {former.name}; the first write after {seconds:.1f} s, "
        f"the longest pause {load.longest_pause(instant - STEADY):.1f} s")
    return former


def main():
    began = time.monotonic()
    with Cluster() as cluster:
        cluster.wait_for("the cluster", lambda: cluster.whole(3), 60)
        leader = cluster.leader()
        cluster.sql(leader, "CREATE ROLE tovholder LOGIN PASSWORD 'secret'")
        cluster.sql(leader, "CREATE DATABASE record OWNER tovholder ENCODING 'UTF8' TEMPLATE template0")
        server = Server(sys.argv[1], cluster)
        load = Load(server.port, server.token)
        print(f"fail-over: three nodes and a server are up after {time.monotonic() - began:.0f} s")

        survive(cluster, load, "PostgreSQL dies", lambda node: node.kill_postgres())
        cluster.wait_for("the former primary follows", lambda: cluster.whole(3), 60)
        dead = survive(cluster, load, "the node dies", lambda node: node.kill())
        dead.start()
        cluster.wait_for("the dead node is back", lambda: cluster.whole(3), 60)
        frozen = survive(cluster, load, "the node hangs", lambda node: node.freeze())
        frozen.thaw()
        cluster.wait_for("the frozen node follows", lambda: cluster.whole(3), 60)
        load.stop()

        lost = load.lost()
        status = server.stop()
        soundness = subprocess.run([server.program, "check"], env=server.environment, cwd=server.folder).returncode
        print(
            f"fail-over: {len(load.acknowledged)} writes acknowledged, {load.refusals} told to come back, "
            f"lost: {len(lost)}; in all {time.monotonic() - began:.0f} s")
        for problem in set(load.wrong):
            print(f"FAILED  an answer that is neither done nor come back: {problem}")
        if status != 0 or soundness != 0:
            print(f"FAILED  the server ended with {status}, the check with {soundness}")
        if lost or load.wrong or status != 0 or soundness != 0:
            raise SystemExit(1)


main()
