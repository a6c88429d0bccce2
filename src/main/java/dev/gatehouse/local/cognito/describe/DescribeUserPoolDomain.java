package dev.gatehouse.local.cognito.describe;

import com.google.gson.JsonObject;
import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.state.LocalCloud;
import java.util.Optional;

/** DescribeUserPoolDomain: returns the pool that has a domain. DOC API reference: the description is empty if no pool has it. */
public final class DescribeUserPoolDomain implements Operation {
    private final LocalCloud cloud;

    public DescribeUserPoolDomain(LocalCloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public String name() {
        return "DescribeUserPoolDomain";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        String domain = request.text("Domain");
        JsonObject description = new JsonObject();
        cloud.declared().pools().values().stream()
                .filter(pool -> pool.domain().equals(Optional.of(domain)))
                .findFirst()
                .ifPresent(pool -> {
                    description.addProperty("UserPoolId", pool.id());
                    description.addProperty("Domain", domain);
                    description.addProperty("Status", "ACTIVE");
                    description.addProperty("ManagedLoginVersion", pool.managedLogin() ? 2 : 1);
                });
        return JsonBody.of("DomainDescription", description);
    }
}
