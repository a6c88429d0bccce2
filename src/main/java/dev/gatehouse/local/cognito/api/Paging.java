package dev.gatehouse.local.cognito.api;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.store.Hashes;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Returns lists page by page. A token contains the last name of its page, and is valid only for the list that returned
 * it.
 *
 * @param list identifies the list
 */
public record Paging(String list) {
    /** API reference, Limit of ListUsers and of the lists of groups. It is also the default. */
    static final int MAX_ENTRIES = 60;

    /**
     * @param from returns the entries after a name, in the order of their names; after the empty name, all
     * @param name returns the name of an entry
     */
    public <T> ApiAnswer page(
            ApiRequest request,
            String tokenMember,
            String listMember,
            String limitMember,
            Function<String, Stream<T>> from,
            Function<T, String> name,
            Function<T, JsonElement> json) {
        Optional<String> token = request.find(tokenMember);
        Optional<String> after = token.isPresent() ? decode(token.get()) : Optional.of("");
        if (after.isEmpty()) {
            // Text assumed.
            return Refused.invalidParameter(
                    "Invalid pagination token given.", tokenMember + " was not returned by this list");
        }
        int limit = request.number(limitMember, MAX_ENTRIES);
        JsonArray entries = new JsonArray();
        JsonObject body = new JsonObject();
        body.add(listMember, entries);
        Iterator<T> rest = from.apply(after.get()).iterator();
        String last = "";
        while (rest.hasNext() && entries.size() < limit) {
            T entry = rest.next();
            entries.add(json.apply(entry));
            last = name.apply(entry);
        }
        if (!last.isEmpty() && rest.hasNext()) {
            body.addProperty(tokenMember, encode(last));
        }
        return new ApiAnswer.Done(body);
    }

    private String encode(String last) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((Hashes.fingerprint(list) + last).getBytes(StandardCharsets.UTF_8));
    }

    private Optional<String> decode(String token) {
        String prefix = Hashes.fingerprint(list);
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            return text.startsWith(prefix) ? Optional.of(text.substring(prefix.length())) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
