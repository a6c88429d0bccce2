package dev.gatehouse.local;

import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.local.ServiceEndpoints;
import java.net.URI;

/**
 * The ports of {@code --ports}, instead of those of the stack file: API, sign-in and provider in this order.
 *
 * @param first 0 for three free ports, or 1 to 65533
 */
record Ports(int first) {
    static final int MAX = 65_533;

    Ports {
        if (first < 0 || first > MAX) {
            throw new IllegalArgumentException(
                    "--ports: 0 for free ports, or the first of three, 1 to " + MAX + ", got " + first);
        }
    }

    /** A stack without endpoints runs on AWS and stays as it is. */
    Settings applyTo(Settings settings) {
        return settings.endpoints()
                .map(endpoints -> settings.withEndpoints(applyTo(endpoints)))
                .orElse(settings);
    }

    ServiceEndpoints applyTo(ServiceEndpoints endpoints) {
        return new ServiceEndpoints(withPort(endpoints.cognito(), 1), withPort(endpoints.api(), 0));
    }

    int provider() {
        return at(2);
    }

    private URI withPort(URI address, int index) {
        return URI.create("http://" + address.getHost() + ":" + at(index));
    }

    private int at(int index) {
        return first == 0 ? 0 : first + index;
    }
}
