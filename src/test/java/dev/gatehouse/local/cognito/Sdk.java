package dev.gatehouse.local.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.state.UserPool;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SignUpResponse;

/** The local Cognito with clients of the AWS SDK: one without credentials for apps, one with credentials for administrators. */
public final class Sdk implements AutoCloseable {
    public final RunningCognito cognito = new RunningCognito();
    public final CognitoIdentityProviderClient app = client(AnonymousCredentialsProvider.create());
    public final CognitoIdentityProviderClient admin =
            client(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "any")));

    private CognitoIdentityProviderClient client(AwsCredentialsProvider credentials) {
        return CognitoIdentityProviderClient.builder()
                .endpointOverride(cognito.base())
                .region(Region.EU_WEST_1)
                .credentialsProvider(credentials)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    public AuthenticationResultType login(String name, String password) {
        return login(TestState.CLI, name, password);
    }

    public AuthenticationResultType login(String client, String name, String password) {
        return app.initiateAuth(request -> request.clientId(client)
                        .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                        .authParameters(Map.of("USERNAME", name, "PASSWORD", password)))
                .authenticationResult();
    }

    public AuthenticationResultType auth(String client, AuthFlowType flow, Map<String, String> parameters) {
        return app.initiateAuth(
                        request -> request.clientId(client).authFlow(flow).authParameters(parameters))
                .authenticationResult();
    }

    public SignUpResponse signUp(String name, String password) {
        return app.signUp(
                request -> request.clientId(TestState.CLI).username(name).password(password));
    }

    public static AttributeType attribute(String name, String value) {
        return AttributeType.builder().name(name).value(value).build();
    }

    public static Map<String, String> map(List<AttributeType> attributes) {
        Map<String, String> all = new TreeMap<>();
        attributes.forEach(each -> all.put(each.name(), each.value()));
        return all;
    }

    public void refused(Class<? extends Throwable> type, String message, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOf(type)
                .satisfies(e -> assertThat(((CognitoIdentityProviderException) e)
                                .awsErrorDetails()
                                .errorMessage())
                        .isEqualTo(message));
    }

    public int mails() {
        return JsonParser.parseString(cognito.get("/mailbox").body())
                .getAsJsonArray()
                .size();
    }

    public JsonObject newestMail() {
        return JsonParser.parseString(cognito.get("/mailbox").body()).getAsJsonArray().asList().stream()
                .reduce((first, second) -> second)
                .orElseThrow()
                .getAsJsonObject();
    }

    public String newestCode() {
        return newestMail().get("code").getAsString();
    }

    /** Declares the pool of {@link TestState#pool} with a change. */
    public void declare(UnaryOperator<UserPool> change) {
        cognito.cloud.declare(TestState.declared(change.apply(TestState.pool(cognito.issuer()))));
    }

    @Override
    public void close() {
        app.close();
        admin.close();
        cognito.close();
    }
}
