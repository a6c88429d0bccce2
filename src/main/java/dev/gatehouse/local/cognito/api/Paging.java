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
 * Lists that are told page by page. A token says after which name the next page begins; it serves the very list that it
 * came from and no other.
 *
 * @param list says which list it is
 */
public record Paging(String list) {
    /** API reference, Limit of ListUsers and of the lists of groups; also what a page holds when nobody says. */
    static final int MAX_ENTRIES = 60;

    /**
     * @param from what follows a name, in order of the names; the empty name begins
     * @param name of an entry
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
        Optional<String> after = token.isPresent() ? read(token.get()) : Optional.of("");
        if (after.isEmpty()) {
            // Text assumed.
            return Refused.invalidParameter(
                    "Invalid pagination token given.", tokenMember + " does not come from the same list");
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
            body.addProperty(tokenMember, write(last));
        }
        return new ApiAnswer.Done(body);
    }

    private String write(String last) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((Hashes.fingerprint(list) + last).getBytes(StandardCharsets.UTF_8));
    }

    private Optional<String> read(String token) {
        String mark = Hashes.fingerprint(list);
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            return text.startsWith(mark) ? Optional.of(text.substring(mark.length())) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
