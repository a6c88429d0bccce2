package dev.gatehouse.local.cognito.user;

import dev.gatehouse.local.state.Secret;
import java.util.List;

/** A user that the local cloud creates at start: confirmed, with a verified e-mail address. */
public record SeedUser(String email, Secret password, List<String> groups) {
    public SeedUser {
        groups = List.copyOf(groups);
    }
}
