import json
import urllib.error
import urllib.parse
import urllib.request


def send(url, body=None, **headers):
    """Returns status and body."""
    try:
        request = urllib.request.Request(url, body, {name.replace("_", "-"): text for name, text in headers.items()})
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read()


def machine_token(cloud, client):
    form = {
        "grant_type": "client_credentials",
        "client_id": cloud["clients"][client]["clientId"],
        "client_secret": cloud["clientSecrets"][client][0],
    }
    status, body = send(cloud["authUrl"] + "/oauth2/token", urllib.parse.urlencode(form).encode())
    assert status == 200, body
    return json.loads(body)["access_token"]


def cognito(cloud, operation, **request):
    return send(
        cloud["cognitoEndpoint"] + "/",
        json.dumps({"ClientId": cloud["clients"]["cli"]["clientId"], **request}).encode(),
        X_Amz_Target="AWSCognitoIdentityProviderService." + operation,
        Content_Type="application/x-amz-json-1.1",
    )


def user_token(cloud, email, password):
    parameters = {"USERNAME": email, "PASSWORD": password}
    status, body = cognito(cloud, "InitiateAuth", AuthFlow="USER_PASSWORD_AUTH", AuthParameters=parameters)
    assert status == 200, body
    return json.loads(body)["AuthenticationResult"]["AccessToken"]


def call(cloud, method, path, token=None):
    headers = {"Authorization": "Bearer " + token} if token else {}
    return send(cloud["apiUrl"] + path, b"{}" if method == "POST" else None, **headers)[0]


def test_refuses_a_call_without_a_token(cloud):
    assert call(cloud, "GET", "/resources") == 401


def test_lets_a_machine_read_and_not_write(cloud):
    token = machine_token(cloud, "jobs")
    assert call(cloud, "GET", "/resources", token) == 200
    assert call(cloud, "POST", "/resources", token) == 403


def test_lets_only_administrators_read_the_report(cloud):
    user = user_token(cloud, "user@example.com", "SecurePassword123")
    admin = user_token(cloud, "admin@example.com", "SecurePassword123")
    assert call(cloud, "GET", "/admin/report", user) == 403
    assert call(cloud, "GET", "/admin/report", admin) == 200


def sign_up(cloud):
    attributes = [{"Name": "email", "Value": "ann@example.com"}]
    return cognito(
        cloud, "SignUp", Username="ann@example.com", Password="AnnsPassword123", UserAttributes=attributes
    )[0]


def test_signs_a_user_up(cloud):
    assert sign_up(cloud) == 200
    mails = json.loads(send(cloud["mailboxUrl"])[1])
    assert [mail["to"] for mail in mails] == ["ann@example.com"]
    confirmed = cognito(cloud, "ConfirmSignUp", Username="ann@example.com", ConfirmationCode=mails[0]["code"])
    assert confirmed[0] == 200, confirmed
    assert call(cloud, "GET", "/resources", user_token(cloud, "ann@example.com", "AnnsPassword123")) == 200


def test_starts_each_test_without_the_users_and_mails_of_the_others(cloud):
    assert json.loads(send(cloud["mailboxUrl"])[1]) == []
    assert sign_up(cloud) == 200


def test_refuses_an_expired_token(cloud, process):
    token = machine_token(cloud, "jobs")
    process[0].stdin.write("advance P1D\n")
    process[0].stdin.flush()
    assert "time" in json.loads(process[0].stdout.readline())
    assert call(cloud, "GET", "/resources", token) == 401
