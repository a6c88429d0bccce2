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

/** Stores the secrets of confidential clients in Secrets Manager. */
public final class ClientSecrets extends ComponentResource {
    private final Map<String, Output<String>> arns = new LinkedHashMap<>();

    /**
     * @param recoveryWindowDays days until Secrets Manager removes a deleted secret: 7 to 30, or 0 to remove it at once
     */
    ClientSecrets(
            String name,
            List<Client> confidential,
            PoolClients clients,
            int recoveryWindowDays,
            ComponentResourceOptions options) {
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
