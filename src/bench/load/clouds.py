"""Starts and prepares what load.py compares: the local cloud, and its peer ministack."""
import base64, http.client, io, json, os, pathlib, re, shutil, socket, subprocess, sys, tempfile, time, urllib.parse, zipfile

import client

ROOT = pathlib.Path(__file__).resolve().parents[3]
NAME, PASSWORD = "user@example.com", "SecurePassword123"
API = "AWSCognitoIdentityProviderService."


def initiate_auth(name, base, client_id, flow, parameters):
    body = json.dumps({"ClientId": client_id, "AuthFlow": flow, "AuthParameters": parameters})
    return client.Call(name, base, "POST", "/", {
        "Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": API + "InitiateAuth",
        "Authorization": "AWS4-HMAC-SHA256 Credential=test/20260101/eu-west-1/cognito-idp/aws4_request"}, body)


class Cloud:
    """A started server in a temporary folder. Its calls have the same names in both."""

    def __init__(self, command, environment={}):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="gatehouse-load-"))
        self.prepare_folder()
        self.log = self.folder / "log"
        began = time.monotonic()
        self.process = subprocess.Popen(command, cwd=self.folder, env={**os.environ, **environment},
                                        stdout=open(self.log, "w"), stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
        while not self.is_ready():
            if self.process.poll() is not None or time.monotonic() - began > 60:
                sys.exit(f"{self.name} did not start:\n" + self.log.read_text())
            time.sleep(0.01)
        self.processes = client.Processes(self.process.pid)
        self.start_wall, self.start_cpu = (time.monotonic() - began) * 1000, sum(self.processes.cpu())

    def prepare_folder(self):
        pass

    def sign_in(self, base, client_id, password):
        """The calls for a password and for a refresh token, and the access token."""
        by_password = initiate_auth("InitiateAuth, password", base, client_id, "USER_PASSWORD_AUTH",
                                    {"USERNAME": NAME, "PASSWORD": password})
        tokens = json.loads(by_password.once())["AuthenticationResult"]
        by_refresh = initiate_auth("InitiateAuth, refresh", base, client_id, "REFRESH_TOKEN_AUTH",
                                   {"REFRESH_TOKEN": tokens["RefreshToken"]})
        return by_password, by_refresh, tokens["AccessToken"]

    def close(self):
        self.process.terminate()
        self.process.wait(20)
        shutil.rmtree(self.folder, ignore_errors=True)


class Gatehouse(Cloud):
    name = "gatehouse"

    def __init__(self):
        super().__init__([str(ROOT / "gatehouse"), "local", "--ports", "0"])

    def prepare_folder(self):
        stack = (ROOT / "Pulumi.local.yaml").read_text()
        stack = stack.replace("throttle: {rate: 50, burst: 100}", "throttle: {rate: 10000, burst: 5000}")
        # A trigger that runs for each token would be included in the measurement.
        stack = re.sub(r"    (triggers|passwordScopes):.*\n", "", stack).replace(
            "{description: Admin access, groups: [admin]}", "Admin access")
        (self.folder / "Pulumi.local.yaml").write_text(stack)
        (self.folder / "lambda").mkdir()
        os.symlink(ROOT / "lambda" / "target", self.folder / "lambda" / "target")

    def is_ready(self):
        return "Ready in" in self.log.read_text()

    def calls(self):
        out = self.outputs = json.loads((self.folder / ".gatehouse" / "outputs.json").read_text())
        issuer = urllib.parse.urlsplit(out["issuer"]).path
        password, refresh, token = self.sign_in(
            out["cognitoEndpoint"], out["clients"]["cli"]["clientId"], PASSWORD)
        bearer = {"Authorization": "Bearer " + token}
        basic = base64.b64encode(
            f"{out['clients']['jobs']['clientId']}:{out['clientSecrets']['jobs'][0]}".encode()).decode()
        return [
            client.Call("JWKS", out["authUrl"], "GET", issuer + "/.well-known/jwks.json"),
            password, refresh,
            client.Call("API call without the scope, 403", out["apiUrl"], "GET", "/resources", bearer, expected=403),
            client.Call("API call with a function, 200", out["apiUrl"], "GET", "/me", bearer),
            client.Call("client_credentials", out["authUrl"], "POST", "/oauth2/token", {
                "Authorization": "Basic " + basic, "Content-Type": "application/x-www-form-urlencoded"},
                        "grant_type=client_credentials"),
        ]

    def sign_in_at_the_pages(self):
        """The code flow with PKCE, as a browser does it, on new connections with a new cookie."""
        out = self.outputs
        id_, callback = out["clients"]["spa"]["clientId"], "http://localhost:5173/callback"
        verifier, challenge = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
        query = urllib.parse.urlencode({
            "client_id": id_, "response_type": "code", "redirect_uri": callback, "scope": "openid email",
            "code_challenge": challenge, "code_challenge_method": "S256", "state": "s"})
        connection = http.client.HTTPConnection(urllib.parse.urlsplit(out["authUrl"]).netloc)
        cookies = {}

        def send(method, path, form=None):
            headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
            if form:
                headers["Content-Type"] = "application/x-www-form-urlencoded"
            connection.request(method, path, form and urllib.parse.urlencode(form), headers)
            response = connection.getresponse()
            body = response.read().decode()
            for cookie in response.headers.get_all("set-cookie") or []:
                name, value = cookie.split(";")[0].split("=", 1)
                cookies[name] = value
            return response, body

        response, _ = send("GET", "/oauth2/authorize?" + query)
        login = response.headers["location"]
        login = login[login.index("/login"):]
        _, page = send("GET", login)
        hidden = dict(re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', page))
        response, page = send("POST", login, {**hidden, "username": NAME, "password": PASSWORD})
        location = response.headers["location"] or ""
        if not location.startswith(callback + "?"):
            sys.exit(f"the sign-in at the pages failed: {response.status} {location} {page}")
        code = urllib.parse.parse_qs(urllib.parse.urlsplit(location).query)["code"][0]
        response, body = send("POST", "/oauth2/token", {
            "grant_type": "authorization_code", "client_id": id_, "code": code, "redirect_uri": callback,
            "code_verifier": verifier})
        if response.status != 200:
            sys.exit(f"the code was refused: {response.status} {body}")

    def state_megabytes(self):
        return sum(file.stat().st_size for file in (self.folder / ".gatehouse").glob("*.mv.db")) / 1e6


class Ministack(Cloud):
    name = "ministack"

    def __init__(self, program):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.base = f"http://localhost:{self.port}"
        super().__init__([program], {"GATEWAY_PORT": str(self.port), "MINISTACK_HOST": "localhost"})

    def is_ready(self):
        try:
            connection = http.client.HTTPConnection("localhost", self.port)
            connection.request("GET", "/_ministack/health")
            return connection.getresponse().status == 200
        except OSError:
            return False

    def send(self, service, path, request, operation=None):
        headers = {"Authorization": f"AWS4-HMAC-SHA256 Credential=test/20260101/eu-west-1/{service}/aws4_request",
                   "Content-Type": "application/json"}
        if operation:
            headers |= {"Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": API + operation}
        connection = http.client.HTTPConnection("localhost", self.port)
        connection.request("POST", path, json.dumps(request), headers)
        response = connection.getresponse()
        body = response.read()
        if response.status // 100 != 2:
            sys.exit(f"ministack {path} {operation}: {response.status} {body}")
        return json.loads(body)

    def calls(self):
        password = PASSWORD + "!"
        pool = self.send("cognito-idp", "/", {"PoolName": "pool"}, "CreateUserPool")["UserPool"]["Id"]
        id_ = self.send("cognito-idp", "/", {
            "UserPoolId": pool, "ClientName": "cli",
            "ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
        }, "CreateUserPoolClient")["UserPoolClient"]["ClientId"]
        user = {"UserPoolId": pool, "Username": NAME}
        self.send("cognito-idp", "/", {**user, "MessageAction": "SUPPRESS"}, "AdminCreateUser")
        self.send("cognito-idp", "/", {**user, "Password": password, "Permanent": True}, "AdminSetUserPassword")
        by_password, by_refresh, token = self.sign_in(self.base, id_, password)
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("index.py", "def handler(event, context):\n    return {'statusCode': 200, 'body': '{}'}\n")
        self.send("lambda", "/2015-03-31/functions", {
            "FunctionName": "f", "Runtime": "python3.11", "Role": "arn:aws:iam::000000000000:role/r",
            "Handler": "index.handler", "Code": {"ZipFile": base64.b64encode(file.getvalue()).decode()}})
        api = self.send("apigateway", "/v2/apis", {"name": "api", "protocolType": "HTTP"})["apiId"]
        integration = self.send("apigateway", f"/v2/apis/{api}/integrations", {
            "integrationType": "AWS_PROXY", "payloadFormatVersion": "2.0",
            "integrationUri": "arn:aws:lambda:eu-west-1:000000000000:function:f"})["integrationId"]
        authorizer = self.send("apigateway", f"/v2/apis/{api}/authorizers", {
            "name": "jwt", "authorizerType": "JWT", "identitySource": ["$request.header.Authorization"],
            "jwtConfiguration": {
                "issuer": f"https://cognito-idp.eu-west-1.amazonaws.com/{pool}", "audience": [id_]}})["authorizerId"]
        for route, scope in (("GET /me", "aws.cognito.signin.user.admin"), ("GET /resources", "read")):
            self.send("apigateway", f"/v2/apis/{api}/routes", {
                "routeKey": route, "target": "integrations/" + integration, "authorizationType": "JWT",
                "authorizerId": authorizer, "authorizationScopes": [scope]})
        self.send("apigateway", f"/v2/apis/{api}/stages", {"stageName": "$default", "autoDeploy": True})
        at_api = {"Host": f"{api}.execute-api.localhost:{self.port}", "Authorization": "Bearer " + token}
        return [
            client.Call("JWKS", self.base, "GET", f"/{pool}/.well-known/jwks.json"),
            by_password, by_refresh,
            client.Call("API call without the scope, 403", self.base, "GET", "/resources", at_api, expected=403),
            client.Call("API call with a function, 200", self.base, "GET", "/me", at_api),
        ]
