"""Three nodes of etcd, Patroni and PostgreSQL on one machine, configured by the files in deploy/postgresql."""
import json
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

import yaml

EXAMPLES = Path(__file__).resolve().parents[2] / "deploy" / "postgresql"
PROGRAMS = max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))
PASSWORDS = {"PATRONI_SUPERUSER_PASSWORD": "of-the-test", "PATRONI_REPLICATION_PASSWORD": "of-the-test-too"}
NAMES = ["one", "two", "three"]


def free_ports(count):
    """Ports that nobody listens on. Held open together, so that they differ."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [taken.getsockname()[1] for taken in sockets]
    for taken in sockets:
        taken.close()
    return ports


class Node:
    """One machine's worth: etcd, Patroni, and the PostgreSQL that Patroni starts."""

    def __init__(self, cluster, name):
        self.cluster, self.name = cluster, name
        self.folder = cluster.folder / name
        self.client, self.peer, self.rest, self.port = free_ports(4)
        self.processes = {}

    def write_configuration(self):
        """The examples, with the names, addresses, ports and folders of this node and nothing else changed."""
        nodes = self.cluster.nodes
        self.folder.mkdir(mode=0o700)
        etcd = yaml.safe_load((EXAMPLES / "etcd.yml").read_text())
        etcd |= {
            "name": self.name, "data-dir": str(self.folder / "etcd"),
            "listen-peer-urls": f"http://127.0.0.1:{self.peer}",
            "initial-advertise-peer-urls": f"http://127.0.0.1:{self.peer}",
            "listen-client-urls": f"http://127.0.0.1:{self.client}",
            "advertise-client-urls": f"http://127.0.0.1:{self.client}",
            "initial-cluster": ",".join(f"{node.name}=http://127.0.0.1:{node.peer}" for node in nodes),
        }
        patroni = yaml.safe_load((EXAMPLES / "patroni.yml").read_text())
        patroni["name"] = self.name
        patroni["etcd"]["hosts"] = ",".join(f"127.0.0.1:{node.client}" for node in nodes)
        patroni["restapi"] = {key: f"127.0.0.1:{self.rest}" for key in ("listen", "connect_address")}
        postgresql = patroni["postgresql"]
        postgresql |= {
            "listen": f"127.0.0.1:{self.port}", "connect_address": f"127.0.0.1:{self.port}",
            "data_dir": str(self.folder / "data"), "bin_dir": str(PROGRAMS), "pgpass": str(self.folder / "pgpass"),
        }
        postgresql["parameters"]["unix_socket_directories"] = str(self.folder)
        # One machine has one watchdog, and this is not its machine to restart.
        patroni["watchdog"] = {"mode": "off"}
        for name, content in [("etcd.yml", etcd), ("patroni.yml", patroni)]:
            (self.folder / name).write_text(yaml.safe_dump(content))
        self.cluster.own(self.folder)

    def start(self):
        self.begin("etcd", ["etcd", "--config-file", str(self.folder / "etcd.yml")])
        self.begin("patroni", ["patroni", str(self.folder / "patroni.yml")])

    def begin(self, name, command):
        with open(self.cluster.folder / f"{self.name}.{name}.log", "ab") as log:
            self.processes[name] = subprocess.Popen(
                self.cluster.unprivileged(command), stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                cwd=self.folder, env=os.environ | PASSWORDS)

    def postmaster(self):
        """The number of PostgreSQL's first process; None where there is none."""
        try:
            return int((self.folder / "data" / "postmaster.pid").read_text().split()[0])
        except (OSError, ValueError, IndexError):
            return None

    def kill_postgres(self):
        """PostgreSQL dies at once; the node lives."""
        if number := self.postmaster():
            try:
                os.kill(number, signal.SIGKILL)
            except ProcessLookupError:
                pass

    def kill(self):
        """The whole node dies at once."""
        for process in self.processes.values():
            process.kill()
        self.kill_postgres()
        for process in self.processes.values():
            process.wait()
        self.processes = {}


    def family(self):
        """The numbers of all of the node's processes, parents first."""
        numbers = [process.pid for process in self.processes.values()]
        if number := self.postmaster():
            numbers.append(number)
        for number in numbers:
            try:
                children = Path(f"/proc/{number}/task/{number}/children").read_text().split()
            except OSError:
                continue
            numbers += [child for child in map(int, children) if child not in numbers]
        return numbers

    def signal_all(self, kind):
        for number in self.family():
            try:
                os.kill(number, kind)
            except ProcessLookupError:
                pass

    def freeze(self):
        """The whole node stops where it is: its connections stay open, and nobody answers on them."""
        self.signal_all(signal.SIGSTOP)

    def thaw(self):
        self.signal_all(signal.SIGCONT)


class Cluster:
    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="tovholder-failover."))
        # PostgreSQL does not run as root.
        self.user = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
        self.own(self.folder)
        self.nodes = [Node(self, name) for name in NAMES]

    def own(self, folder):
        if os.geteuid() == 0:
            subprocess.run(["chown", "-R", self.user, folder], check=True)

    def unprivileged(self, command):
        """The command as an unprivileged user, which ends when this program does, however that ends."""
        identity = [f"--reuid={self.user}", f"--regid={self.user}", "--clear-groups"] if os.geteuid() == 0 else []
        return ["setpriv", *identity, "--pdeathsig", "TERM", *command]

    def __enter__(self):
        for node in self.nodes:
            node.write_configuration()
        for node in self.nodes:
            node.start()
        return self

    def __exit__(self, kind, *_):
        for node in self.nodes:
            # One that is frozen ends too: SIGKILL does not ask.
            node.kill()
        if kind is None:
            shutil.rmtree(self.folder, ignore_errors=True)
        else:
            print(f"the logs are in {self.folder}")

    def members(self):
        """What Patroni says of each node, by name; nothing where no node answers."""
        for node in self.nodes:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{node.rest}/cluster", timeout=2) as answer:
                    return {member["name"]: member for member in json.load(answer)["members"]}
            except (OSError, ValueError, KeyError):
                continue
        return {}

    def roles(self):
        return {name: (member["role"], member["state"]) for name, member in self.members().items()}

    def leader(self):
        names = [name for name, role in self.roles().items() if role == ("leader", "running")]
        return next((node for node in self.nodes if node.name in names), None)

    def wait_for(self, what, holds, seconds):
        """Waits until `holds` gives something, and gives that."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if found := holds():
                return found
            time.sleep(0.2)
        raise TimeoutError(f"{what}: not within {seconds} s; {self.roles()}")

    def whole(self, size):
        """Whether so many nodes run, one of them leading and one so close behind that nothing can be lost.

        A former primary runs for a moment before it is wound back to what the new one has: it is on another timeline
        then, and whoever kills the new one in that moment has killed two.
        """
        nodes = [member for member in self.members().values() if member["state"] in ("running", "streaming")]
        roles = {member["role"] for member in nodes}
        timelines = {member.get("timeline") for member in nodes}
        return len(nodes) >= size and {"leader", "sync_standby"} <= roles and len(timelines) == 1

    def sql(self, node, statement, database="postgres"):
        subprocess.run(
            self.unprivileged([
                str(PROGRAMS / "psql"), "-qX", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", str(node.port),
                "-U", "postgres", "-d", database, "-c", statement]),
            env=os.environ | {"PGPASSWORD": PASSWORDS["PATRONI_SUPERUSER_PASSWORD"]}, cwd=self.folder, check=True)

    def url(self, user, password, database):
        """One address for all nodes: libpq finds the one that takes writes."""
        hosts = ",".join(f"127.0.0.1:{node.port}" for node in self.nodes)
        return f"postgresql://{user}:{password}@{hosts}/{database}"
