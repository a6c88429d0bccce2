"""Python clients against the local cloud, each only with its public configuration: the endpoint's address."""
import base64, hashlib, hmac, json, os, struct, subprocess, time, unittest, urllib.request, uuid

import boto3
from botocore import UNSIGNED
from botocore.config import Config
from pycognito import Cognito
from pycognito.aws_srp import AWSSRP
from pycognito.exceptions import ForceChangePasswordException

OUT = json.load(open(os.environ["OUTPUTS"]))
ENDPOINT, POOL = OUT["cognitoEndpoint"], OUT["userPoolId"]
CLI, WEB = OUT["clients"]["cli"]["clientId"], OUT["clients"]["web"]["clientId"]
SECRET = OUT["clientSecrets"]["web"][0]
PASSWORD, NEXT = "SecurePassword123", "AnotherPassword456"

app = boto3.client("cognito-idp", region_name=OUT["region"], endpoint_url=ENDPOINT, config=Config(signature_version=UNSIGNED))
admin = boto3.client("cognito-idp", region_name=OUT["region"], endpoint_url=ENDPOINT,
                     aws_access_key_id="local", aws_secret_access_key="local")


def claims(token):
    part = token.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))


def mailed_code(address):
    mails = json.load(urllib.request.urlopen(OUT["mailboxUrl"]))
    return [mail for mail in mails if mail["to"] == address][-1]["code"]


def secret_hash(name):
    return base64.b64encode(hmac.new(SECRET.encode(), (name + WEB).encode(), hashlib.sha256).digest()).decode()


def confirmed_user(**attributes):
    """Signs up a new user and confirms the account."""
    address = f"{uuid.uuid4().hex}@example.com"
    app.sign_up(ClientId=CLI, Username=address, Password=PASSWORD,
                UserAttributes=[{"Name": name, "Value": value} for name, value in attributes.items()])
    app.confirm_sign_up(ClientId=CLI, Username=address, ConfirmationCode=mailed_code(address))
    return address


def login(address, password=PASSWORD):
    return app.initiate_auth(ClientId=CLI, AuthFlow="USER_PASSWORD_AUTH",
                             AuthParameters={"USERNAME": address, "PASSWORD": password})["AuthenticationResult"]


def totp_code(secret, step=0):
    """The current code of an authenticator app (RFC 6238)."""
    digest = hmac.new(base64.b32decode(secret + "=" * (-len(secret) % 8)), struct.pack(">Q", int(time.time()) // 30 + step),
                      hashlib.sha1).digest()
    at = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[at:at + 4])[0] & 0x7FFFFFFF) % 1000000:06d}"


class Boto3(unittest.TestCase):
    def test_a_user_signs_up_confirms_and_signs_in(self):
        address = f"{uuid.uuid4().hex}@example.com"
        answer = app.sign_up(ClientId=CLI, Username=address, Password=PASSWORD)
        self.assertFalse(answer["UserConfirmed"])
        self.assertEqual(answer["CodeDeliveryDetails"]["DeliveryMedium"], "EMAIL")
        with self.assertRaises(app.exceptions.UserNotConfirmedException):
            login(address)
        with self.assertRaises(app.exceptions.CodeMismatchException):
            app.confirm_sign_up(ClientId=CLI, Username=address, ConfirmationCode="000000" if mailed_code(address) != "000000" else "1")
        app.confirm_sign_up(ClientId=CLI, Username=address, ConfirmationCode=mailed_code(address))
        tokens = login(address)
        self.assertEqual(claims(tokens["IdToken"])["email"], address)
        self.assertEqual(claims(tokens["AccessToken"])["sub"], answer["UserSub"])

    def test_errors_are_the_exceptions_of_boto3(self):
        with self.assertRaises(app.exceptions.NotAuthorizedException) as refused:
            login("user@example.com", "wrong")
        self.assertEqual(refused.exception.response["Error"]["Message"], "Incorrect username or password.")
        self.assertEqual(refused.exception.response["ResponseMetadata"]["HTTPStatusCode"], 400)
        with self.assertRaises(app.exceptions.InvalidPasswordException):
            app.sign_up(ClientId=CLI, Username="weak@example.com", Password="weakweak")
        with self.assertRaises(app.exceptions.UsernameExistsException):
            app.sign_up(ClientId=CLI, Username="user@example.com", Password=PASSWORD)
        with self.assertRaises(app.exceptions.ResourceNotFoundException):
            app.sign_up(ClientId="nobody", Username="user@example.com", Password=PASSWORD)

    def test_refreshes_tokens_and_signs_out_globally(self):
        tokens = login(confirmed_user())
        fresh = app.initiate_auth(ClientId=CLI, AuthFlow="REFRESH_TOKEN_AUTH",
                                  AuthParameters={"REFRESH_TOKEN": tokens["RefreshToken"]})["AuthenticationResult"]
        self.assertNotIn("RefreshToken", fresh)
        self.assertEqual(claims(fresh["AccessToken"])["origin_jti"], claims(tokens["AccessToken"])["origin_jti"])
        app.global_sign_out(AccessToken=fresh["AccessToken"])
        with self.assertRaises(app.exceptions.NotAuthorizedException):
            app.get_user(AccessToken=tokens["AccessToken"])

    def test_users_change_their_password_and_attributes(self):
        address = confirmed_user(name="Isaac")
        access = login(address)["AccessToken"]
        app.change_password(AccessToken=access, PreviousPassword=PASSWORD, ProposedPassword=NEXT)
        app.update_user_attributes(AccessToken=access, UserAttributes=[{"Name": "name", "Value": "Newton"}])
        attributes = {each["Name"]: each["Value"] for each in app.get_user(AccessToken=access)["UserAttributes"]}
        self.assertEqual((attributes["name"], attributes["email"]), ("Newton", address))
        login(address, NEXT)

    def test_a_forgotten_password_is_replaced_by_a_mailed_code(self):
        address = confirmed_user()
        app.forgot_password(ClientId=CLI, Username=address)
        app.confirm_forgot_password(ClientId=CLI, Username=address, ConfirmationCode=mailed_code(address), Password=NEXT)
        login(address, NEXT)

    def test_a_client_with_a_secret_sends_its_hash(self):
        address = confirmed_user()
        parameters = {"USERNAME": address, "PASSWORD": PASSWORD}
        with self.assertRaises(app.exceptions.NotAuthorizedException):
            app.initiate_auth(ClientId=WEB, AuthFlow="USER_PASSWORD_AUTH", AuthParameters=parameters)
        answer = app.initiate_auth(ClientId=WEB, AuthFlow="USER_PASSWORD_AUTH",
                                   AuthParameters=parameters | {"SECRET_HASH": secret_hash(address)})
        self.assertIn("AccessToken", answer["AuthenticationResult"])

    def test_administrators_invite_and_the_invited_choose_a_password(self):
        address = f"{uuid.uuid4().hex}@example.com"
        user = admin.admin_create_user(UserPoolId=POOL, Username=address, TemporaryPassword="Temporary12345")["User"]
        self.assertEqual(user["UserStatus"], "FORCE_CHANGE_PASSWORD")
        asked = app.initiate_auth(ClientId=CLI, AuthFlow="USER_PASSWORD_AUTH",
                                  AuthParameters={"USERNAME": address, "PASSWORD": "Temporary12345"})
        self.assertEqual(asked["ChallengeName"], "NEW_PASSWORD_REQUIRED")
        answer = app.respond_to_auth_challenge(
            ClientId=CLI, ChallengeName="NEW_PASSWORD_REQUIRED", Session=asked["Session"],
            ChallengeResponses={"USERNAME": address, "NEW_PASSWORD": NEXT})
        self.assertIn("AccessToken", answer["AuthenticationResult"])

    def test_administrators_paginate_users_and_add_them_to_groups(self):
        addresses = {confirmed_user() for _ in range(3)}
        pages = list(admin.get_paginator("list_users").paginate(UserPoolId=POOL, PaginationConfig={"PageSize": 2}))
        self.assertGreater(len(pages), 1)
        listed = {each["Value"] for page in pages for user in page["Users"] for each in user["Attributes"]
                  if each["Name"] == "email"}
        self.assertLessEqual(addresses, listed)
        address = addresses.pop()
        admin.admin_add_user_to_group(UserPoolId=POOL, Username=address, GroupName="admin")
        self.assertEqual(claims(login(address)["AccessToken"])["cognito:groups"], ["admin"])
        admin.admin_disable_user(UserPoolId=POOL, Username=address)
        with self.assertRaises(app.exceptions.NotAuthorizedException):
            login(address)

    def test_totp_is_set_up_and_asked_for(self):
        address = confirmed_user()
        access = login(address)["AccessToken"]
        secret = app.associate_software_token(AccessToken=access)["SecretCode"]
        self.assertEqual(app.verify_software_token(AccessToken=access, UserCode=totp_code(secret))["Status"], "SUCCESS")
        app.set_user_mfa_preference(AccessToken=access, SoftwareTokenMfaSettings={"Enabled": True, "PreferredMfa": True})
        self.assertEqual(app.get_user(AccessToken=access)["PreferredMfaSetting"], "SOFTWARE_TOKEN_MFA")
        asked = app.initiate_auth(ClientId=CLI, AuthFlow="USER_PASSWORD_AUTH",
                                  AuthParameters={"USERNAME": address, "PASSWORD": PASSWORD})
        self.assertEqual(asked["ChallengeName"], "SOFTWARE_TOKEN_MFA")
        answer = app.respond_to_auth_challenge(
            ClientId=CLI, ChallengeName="SOFTWARE_TOKEN_MFA", Session=asked["Session"],
            ChallengeResponses={"USERNAME": address, "SOFTWARE_TOKEN_MFA_CODE": totp_code(secret, 1)})
        self.assertIn("AccessToken", answer["AuthenticationResult"])

    def test_declared_resources_can_be_described_but_not_changed(self):
        self.assertEqual(admin.describe_user_pool(UserPoolId=POOL)["UserPool"]["Id"], POOL)
        with self.assertRaises(admin.exceptions.ClientError):
            admin.create_user_pool_client(UserPoolId=POOL, ClientName="another")


class AwsCli(unittest.TestCase):
    def aws(self, *words):
        done = subprocess.run(
            ["aws", "--endpoint-url", ENDPOINT, "--region", OUT["region"], "--output", "json", "cognito-idp", *words],
            env=os.environ | {"AWS_ACCESS_KEY_ID": "local", "AWS_SECRET_ACCESS_KEY": "local"}, capture_output=True, text=True)
        return done.returncode, done.stdout or done.stderr

    def test_signs_in_and_describes(self):
        code, text = self.aws("initiate-auth", "--client-id", CLI, "--auth-flow", "USER_PASSWORD_AUTH",
                              "--auth-parameters", f"USERNAME=user@example.com,PASSWORD={PASSWORD}")
        self.assertEqual(code, 0, text)
        self.assertEqual(json.loads(text)["AuthenticationResult"]["TokenType"], "Bearer")
        code, text = self.aws("list-users", "--user-pool-id", POOL, "--filter", 'email = "user@example.com"')
        self.assertEqual((code, len(json.loads(text)["Users"])), (0, 1))

    def test_shows_errors_as_on_aws(self):
        code, text = self.aws("admin-get-user", "--user-pool-id", POOL, "--username", "nobody@example.com")
        self.assertNotEqual(code, 0)
        self.assertIn("(UserNotFoundException) when calling the AdminGetUser operation: User does not exist.", text)


class LocalCognito(Cognito):
    """pycognito builds the issuer's address itself, for AWS; the local issuer is in the outputs."""
    user_pool_url = OUT["issuer"]


class Pycognito(unittest.TestCase):
    """Tests SRP with an independent implementation."""

    def srp(self, address, password=PASSWORD, client=CLI, secret=None):
        return AWSSRP(username=address, password=password, pool_id=POOL, client_id=client, client_secret=secret, client=app)

    def test_signs_in_by_srp_and_reads_the_user(self):
        address = confirmed_user(name="Isaac")
        tokens = self.srp(address).authenticate_user()["AuthenticationResult"]
        self.assertEqual(claims(tokens["IdToken"])["name"], "Isaac")

    def test_a_wrong_password_fails(self):
        with self.assertRaises(app.exceptions.NotAuthorizedException) as refused:
            self.srp(confirmed_user(), "WrongPassword123").authenticate_user()
        self.assertEqual(refused.exception.response["Error"]["Message"], "Incorrect username or password.")

    def test_an_unknown_user_fails_in_the_same_way(self):
        with self.assertRaises(app.exceptions.NotAuthorizedException) as refused:
            self.srp("nobody@example.com").authenticate_user()
        self.assertEqual(refused.exception.response["Error"]["Message"], "Incorrect username or password.")

    def test_a_client_with_a_secret_signs_in_by_srp(self):
        tokens = self.srp(confirmed_user(), client=WEB, secret=SECRET).authenticate_user()["AuthenticationResult"]
        self.assertEqual(claims(tokens["AccessToken"])["client_id"], WEB)

    def test_an_invited_user_chooses_a_password_by_srp(self):
        address = f"{uuid.uuid4().hex}@example.com"
        admin.admin_create_user(UserPoolId=POOL, Username=address, TemporaryPassword="Temporary12345",
                                MessageAction="SUPPRESS")
        with self.assertRaises(ForceChangePasswordException):
            self.srp(address, "Temporary12345").authenticate_user()
        tokens = self.srp(address, "Temporary12345").set_new_password_challenge(NEXT)
        self.assertIn("AccessToken", tokens["AuthenticationResult"])
        self.srp(address, NEXT).authenticate_user()

    def test_its_user_class_signs_in_refreshes_and_signs_out(self):
        address = confirmed_user()
        user = LocalCognito(POOL, CLI, username=address, boto3_client_kwargs={"endpoint_url": ENDPOINT},
                            user_pool_region=OUT["region"])
        user.authenticate(password=PASSWORD)
        self.assertEqual(claims(user.id_token)["email"], address)
        before = user.access_token
        user.renew_access_token()
        self.assertNotEqual(user.access_token, before)
        user.logout()


if __name__ == "__main__":
    unittest.main()
