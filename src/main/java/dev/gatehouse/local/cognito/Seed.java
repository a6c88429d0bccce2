package dev.gatehouse.local.cognito;

import dev.gatehouse.local.state.Secret;
import java.util.List;

/** A user that is there from the start: confirmed, with a verified address. */
public record Seed(String email, Secret password, List<String> groups) {
    public Seed {
        groups = List.copyOf(groups);
    }
}
