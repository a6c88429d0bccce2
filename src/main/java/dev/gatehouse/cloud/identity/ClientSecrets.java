package dev.gatehouse.cloud.identity;

import com.pulumi.aws.secretsmanager.Secret;
import com.pulumi.aws.secretsmanager.SecretArgs;
import com.pulumi.aws.secretsmanager.SecretVersion;
import com.pulumi.aws.secretsmanager.SecretVersionArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import dev.gatehouse.cloud.resource.ChildOptions;
import dev.gatehouse.cloud.resource.OutputValues;
import dev.gatehouse.settings.identity.Client;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Hands the secrets of web and machine clients over in Secrets Manager, so that nobody copies them from a console. */
public final class ClientSecrets extends ComponentResource {
    private final Map<String, Output<String>> arns = new LinkedHashMap<>();

    /** @param recoveryWindowDays how long Secrets Manager keeps a deleted secret, 7 to 30, or 0 for not at all */
    ClientSecrets(
            String name, List<Client> confidential, AppClients clients, int recoveryWindowDays, ComponentResourceOptions options) {
        super("gatehouse:cloud:ClientSecrets", name, options);
        for (Client client : confidential) {
            String resource = name + "-" + client.name();
            Secret secret = new Secret(
                    resource,
                    SecretArgs.builder()
                            .description("Client secret of '" + client.name() + "'")
                            .recoveryWindowInDays(recoveryWindowDays)
                            .build(),
                    ChildOptions.childOf(this));
            new SecretVersion(
                    resource,
                    SecretVersionArgs.builder()
                            .secretId(secret.id())
                            .secretString(clients.secret(client))
                            .build(),
                    ChildOptions.childOf(this));
            arns.put(client.name(), OutputValues.of(secret, secret.arn()));
        }
        registerOutputs(Map.of());
    }

    /** By client name. */
    public Map<String, Output<String>> arns() {
        return arns;
    }
}
