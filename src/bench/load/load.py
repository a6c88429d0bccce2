#!/usr/bin/env python3
"""CPU time of the local cloud for each request, over HTTP, as a ratio to RSA-2048 signatures.

    ./mvnw -q compile && src/bench/load/load.py [--seconds 8] [--connections 16] [--only gateway] [--routes 290] [--soak 600] [--million] [--jvm="-XX:..."]

Starts the local cloud in a temporary folder, with the JVM flags of `./gatehouse local`. wrk sends each kind of request in
turn on persistent connections. The server's user and system time is read from /proc before and after, so that the cost
of the client does not count. Each kind of request is warmed up for the same time before it is measured. `openssl speed
rsa2048` runs before and after; its mean is the baseline. A response with an unexpected status stops the run. Requires
Linux, wrk, openssl and Python 3. --million sends one million more requests and prints memory and file size meanwhile.
"""
import argparse, base64, http.client, json, os, pathlib, re, shutil, subprocess, sys, tempfile, time, urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[3]
# Twice as many tokens as the gateway caches (JwtVerifier.MAX_CACHED_SIGNATURES). Used in turn, no token is ever in the cache.
NEW_TOKENS = 2 * int(re.search(r"MAX_CACHED_SIGNATURES = ([\d_]+)", (
    ROOT / "src/main/java/dev/gatehouse/local/gateway/jwt/JwtVerifier.java").read_text()).group(1).replace("_", ""))
arguments = argparse.ArgumentParser()
arguments.add_argument("--seconds", type=int, default=8)
arguments.add_argument("--connections", type=int, default=16)
arguments.add_argument("--only", default="", help="only rows whose name contains this text")
arguments.add_argument("--routes", type=int, default=0, help="routes in addition to those of the local stack")
arguments.add_argument("--soak", type=int, default=0, help="seconds of 200 gateway calls a second")
arguments.add_argument("--million", action="store_true")
arguments.add_argument("--jvm", default="")
options = arguments.parse_args()


def openssl():
    """Milliseconds of CPU for one RSA-2048 signature and one verification."""
    text = subprocess.run(["openssl", "speed", "-seconds", "3", "rsa2048"], capture_output=True, text=True).stdout
    rates = re.search(r"rsa\s+2048 bits\s+\S+\s+\S+\s+([0-9.]+)\s+([0-9.]+)", text)
    if not rates:
        sys.exit("openssl speed rsa2048 printed no row for 2048 bits:\n" + text)
    return 1000 / float(rates.group(1)), 1000 / float(rates.group(2))


def flags():
    """The JVM flags of ./gatehouse local, so that the figures are those of a user."""
    pom = (ROOT / "pom.xml").read_text()
    shared = re.search(r"<program.jvm>(.*?)</program.jvm>", pom).group(1)
    own = re.search(r"<local.memory>(.*?)</local.memory>", pom).group(1)
    return (shared + " " + own + " " + options.jvm).split()


def class_path():
    target = ROOT / "target" / "load.cp"
    subprocess.run(
        ["./mvnw", "-q", "-B", "dependency:build-classpath", f"-Dmdep.outputFile={target}", "-DincludeScope=runtime"],
        cwd=ROOT, check=True)
    return f"{ROOT}/target/classes:" + target.read_text().strip()


class Server:
    def __init__(self, folder):
        self.folder = folder
        stack = (ROOT / "Pulumi.local.yaml").read_text()
        stack = re.sub(r"http://localhost:94\d\d", "http://localhost:0", stack)
        stack = stack.replace("throttle: {rate: 50, burst: 100}", "throttle: {rate: 10000, burst: 5000}")
        # A trigger that runs for each token would be included in the measurement.
        stack = re.sub(r"    (triggers|passwordScopes):.*\n(      .*\n)*", "", stack)
        more = "".join(f"    GET /things{i}/{{id}}: {{scopes: [read]}}\n" for i in range(options.routes))
        stack = stack.replace("  gatehouse:routes:\n", "  gatehouse:routes:\n" + more)
        (folder / "Pulumi.local.yaml").write_text(stack)
        (folder / "lambda").mkdir()
        os.symlink(ROOT / "lambda" / "target", folder / "lambda" / "target")
        began = time.monotonic()
        self.process = subprocess.Popen(
            ["java", *flags(), "-cp", class_path(), "dev.gatehouse.local.LocalMain"],
            cwd=folder, stdout=open(folder / "log", "w"), stderr=subprocess.STDOUT)
        while "Ready in" not in (folder / "log").read_text():
            if self.process.poll() is not None or time.monotonic() - began > 60:
                sys.exit("the local cloud did not start:\n" + (folder / "log").read_text())
            time.sleep(0.05)
        self.signer = re.search(r"RSA\s+(.*)", (folder / "log").read_text()).group(1)
        self.outputs = json.loads((folder / ".gatehouse" / "outputs.json").read_text())

    def cpu(self):
        """Milliseconds of user and system time of the server only: the function runs in a separate JVM."""
        fields = open(f"/proc/{self.process.pid}/stat").read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")

    def size(self):
        resident = int(re.search(r"VmRSS:\s+(\d+)", open(f"/proc/{self.process.pid}/status").read()).group(1)) / 1024
        state = sum(f.stat().st_size for f in (self.folder / ".gatehouse").glob("*.mv.db")) / 1e6
        return f"{resident:.0f} MB resident, {state:.1f} MB of state"

    def close(self):
        self.process.terminate()
        self.process.wait(20)


class Call:
    """One kind of request; each @ in the headers or the body is replaced by the next value of `many`."""

    def __init__(self, name, base, method, path, headers={}, body="", expected=200, many=["-"], delay=0):
        self.delay = delay
        self.name, self.base, self.method, self.path = name, base, method, path
        self.headers, self.body, self.expected, self.many = headers, body, expected, many

    def script(self, folder):
        def lua(text):
            return json.dumps(text)
        headers = ", ".join(f"[{lua(k)}] = {lua(v)}" for k, v in self.headers.items())
        values = folder / "values"
        values.write_text("\n".join(self.many))
        file = folder / "call.lua"
        file.write_text(f"""
local values, at = {{}}, 0
for line in io.lines({lua(str(values))}) do values[#values + 1] = line end
local made = {{}}
local function fill(text, value) return (text:gsub("@", function() return value end)) end
function request()
  at = at % #values + 1
  if not made[at] then
    local headers = {{}}
    for name, text in pairs({{{headers}}}) do headers[name] = fill(text, values[at]) end
    made[at] = wrk.format({lua(self.method)}, {lua(self.path)}, headers, fill({lua(self.body)}, values[at]))
  end
  return made[at]
end
-- Milliseconds between two calls on a connection: the declared throttle allows 10,000 calls a second.
function delay() return {self.delay} end
local wrong = 0
function response(status, headers, body)
  if status ~= {self.expected} then
    wrong = wrong + 1
    if wrong == 1 then print("WRONG " .. status .. " " .. body) end
  end
end
""")
        return file

    def run(self, folder, seconds):
        text = subprocess.run(
            ["wrk", "-t1", f"-c{options.connections}", f"-d{seconds}s", "--latency", "-s", self.script(folder), self.base],
            capture_output=True, text=True).stdout
        if "WRONG" in text or "Socket errors" in text:
            sys.exit(f"{self.name}: {text}")
        count = int(re.search(r"(\d+) requests in", text).group(1))
        milliseconds = {"us": 0.001, "ms": 1, "s": 1000}
        half, most = (float(v) * milliseconds[u] for v, u in re.findall(r"(?:50|99)%\s+([0-9.]+)(us|ms|s)\b", text))
        return count, half, most


def once(call):
    connection = http.client.HTTPConnection(urllib.parse.urlsplit(call.base).netloc)
    connection.request(call.method, call.path, call.body, call.headers)
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != call.expected:
        sys.exit(f"{call.name}: {answer.status} {body}")
    return json.loads(body)


def measure(server, before):
    out = server.outputs
    auth, api, idp = out["authUrl"], out["apiUrl"], out["cognitoEndpoint"]
    jobs, cli = out["clients"]["jobs"]["clientId"], out["clients"]["cli"]["clientId"]
    basic = "Basic " + base64.b64encode(f"{jobs}:{out['clientSecrets']['jobs'][0]}".encode()).decode()
    machine = Call("client_credentials", auth, "POST", "/oauth2/token", {
        "Authorization": basic, "Content-Type": "application/x-www-form-urlencoded"}, "grant_type=client_credentials")

    def sign_in(name, flow, parameters, expected=200, many=["-"]):
        return Call(name, idp, "POST", "/", {
            "Content-Type": "application/x-amz-json-1.1",
            "X-Amz-Target": "AWSCognitoIdentityProviderService.InitiateAuth",
        }, json.dumps({"ClientId": cli, "AuthFlow": flow, "AuthParameters": parameters}), expected, many)

    password = sign_in("InitiateAuth, password", "USER_PASSWORD_AUTH",
                       {"USERNAME": "user@example.com", "PASSWORD": "SecurePassword123"})
    # The @ of the e-mail address must not be replaced.
    password.body = password.body.replace("@", "\\u0040")
    refresh = once(password)["AuthenticationResult"]["RefreshToken"]
    issuer = urllib.parse.urlsplit(out["issuer"]).path
    # The tokens are valid but lack the scope, so that the request does not reach the function.
    seen = once(machine)["access_token"]
    fresh = [once(machine)["access_token"] for _ in range(NEW_TOKENS)] \
        if options.only in "gateway, new token" else ["-"]

    def gateway(name, tokens):
        return Call(name, api, "GET", "/me", {"Authorization": "Bearer @"}, "", 403, tokens, delay=2)

    rows = [
        Call("JWKS", auth, "GET", issuer + "/.well-known/jwks.json"),
        Call("discovery", auth, "GET", issuer + "/.well-known/openid-configuration"),
        machine,
        sign_in("InitiateAuth, refresh", "REFRESH_TOKEN_AUTH", {"REFRESH_TOKEN": refresh}),
        password,
        sign_in("InitiateAuth, unknown user", "USER_PASSWORD_AUTH", {"USERNAME": "n@", "PASSWORD": "x"}, 400,
                [str(i) for i in range(100_000)]),
        gateway("gateway, token seen before", [seen]),
        gateway("gateway, new token", fresh),
    ]
    figures = []
    for row in [row for row in rows if options.only in row.name]:
        row.run(server.folder, options.seconds)
        cpu = server.cpu()
        count, half, most = row.run(server.folder, options.seconds)
        figures.append((row.name, count, (server.cpu() - cpu) / count, half, most))
    after = openssl()
    sign, verify = (before[0] + after[0]) / 2, (before[1] + after[1]) / 2
    print(f"RSA implementation: {server.signer}. openssl: one signature {sign:.3f} ms, one verification {verify:.3f} ms; "
          f"{os.cpu_count()} cores, {options.connections} connections.\n")
    print("| request | n | CPU ms | CPU in OpenSSL signatures | p50 ms | p99 ms |\n|---|---|---|---|---|---|")
    for name, count, cpu, half, most in figures:
        print(f"| {name} | {count} | {cpu:.3f} | {cpu / sign:.2f} | {half:.2f} | {most:.2f} |")
    print(f"\nafterwards: {server.size()}")
    if options.soak:
        soak(server, gateway("gateway", [seen]))
    if options.million:
        million(server, [rows[0], rows[2], rows[3], rows[6]])


def soak(server, call):
    """Sends 200 calls a second: each connection waits between two calls."""
    call.delay = options.connections * 1000 // 200
    print(f"\n200 calls a second: {server.size()}")
    for begun in range(0, options.soak, 60):
        count, half, most = call.run(server.folder, min(60, options.soak - begun))
        print(f"after {begun + 60} s: {count} calls, p50 {half:.2f} ms, p99 {most:.2f} ms, {server.size()}", flush=True)


def million(server, rows):
    total = 0
    while total < 1_000_000:
        for row in rows:
            total += row.run(server.folder, 5)[0]
        print(f"after {total} more requests: {server.size()}", flush=True)


def main():
    folder = pathlib.Path(tempfile.mkdtemp(prefix="gatehouse-load-"))
    before = openssl()
    server = Server(folder)
    try:
        measure(server, before)
    finally:
        server.close()
        shutil.rmtree(folder)


main()
