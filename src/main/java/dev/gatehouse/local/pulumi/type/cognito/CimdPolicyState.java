package dev.gatehouse.local.pulumi.type.cognito;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The desired state of a CIMD policy: a JSON object with the members of DOC "AWS::Cognito::CIMDPolicy". Its limits are those
 * of the service model of cognito-idp (botocore 1.44.8, CreateCIMDPolicy).
 *
 * @param json the object as written
 */
record CimdPolicyState(
        String userPoolId, String clientId, String policyName, List<String> urlPatterns, JsonObject json) {
    private static final String USER_POOL_ID = "UserPoolId";
    private static final String CLIENT_ID = "ClientId";
    private static final String POLICY_NAME = "PolicyName";
    private static final String URL_PATTERNS = "URLPatterns";
    static final String CACHE_DURATION = "CacheDuration";

    private static final Set<String> MEMBERS =
            Set.of(USER_POOL_ID, CLIENT_ID, POLICY_NAME, URL_PATTERNS, CACHE_DURATION);

    private static final Pattern POOL = Pattern.compile("(?=.{1,55}$)[\\w-]+_[0-9a-zA-Z]+");
    private static final Pattern CLIENT = Pattern.compile("[\\w+]{1,128}");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\p{Z}]{1,32}");
    private static final Pattern URL = Pattern.compile("(?=.{12,256}$)https://[!$-;=@-\\[\\]_a-z~]+");
    private static final int MAX_PATTERNS = 5;
    static final long MIN_CACHE_SECONDS = 86_400;
    private static final long MAX_CACHE_SECONDS = 31_556_952;

    CimdPolicyState {
        urlPatterns = List.copyOf(urlPatterns);
    }

    /** Empty if the text has problems. */
    static Optional<CimdPolicyState> read(String text) {
        return problems(text).isEmpty() ? object(text).map(CimdPolicyState::of) : Optional.empty();
    }

    private static CimdPolicyState of(JsonObject json) {
        return new CimdPolicyState(
                json.get(USER_POOL_ID).getAsString(),
                json.get(CLIENT_ID).getAsString(),
                json.get(POLICY_NAME).getAsString(),
                json.getAsJsonArray(URL_PATTERNS).asList().stream()
                        .map(JsonElement::getAsString)
                        .toList(),
                json);
    }

    /** Everything that is wrong with the text; empty for a valid one. */
    static List<String> problems(String text) {
        Optional<JsonObject> parsed = object(text);
        if (parsed.isEmpty()) {
            return List.of("must be the text of a JSON object with " + String.join(", ", new TreeSet<>(MEMBERS)));
        }
        JsonObject json = parsed.get();
        List<String> problems = new ArrayList<>();
        json.keySet().stream()
                .filter(name -> !MEMBERS.contains(name))
                .map(name -> "extraneous key [" + name + "] is not permitted; known are "
                        + String.join(", ", new TreeSet<>(MEMBERS)))
                .forEach(problems::add);
        checkText(json, USER_POOL_ID, POOL, "the id of a user pool, 1 to 55 characters", problems);
        checkText(json, CLIENT_ID, CLIENT, "the id of an app client, 1 to 128 letters, digits, _ or +", problems);
        checkText(json, POLICY_NAME, NAME, "1 to 32 printable characters", problems);
        checkPatterns(json.get(URL_PATTERNS), problems);
        checkCacheDuration(json.get(CACHE_DURATION), problems);
        return problems;
    }

    private static Optional<JsonObject> object(String text) {
        try {
            JsonElement element = JsonParser.parseString(text);
            return element.isJsonObject() ? Optional.of(element.getAsJsonObject()) : Optional.empty();
        } catch (JsonParseException e) {
            return Optional.empty();
        }
    }

    private static void checkText(JsonObject json, String name, Pattern pattern, String rule, List<String> problems) {
        Optional<String> value = text(json.get(name));
        if (value.isEmpty()) {
            problems.add(name + " is required and must be a text: " + rule);
        } else if (!pattern.matcher(value.get()).matches()) {
            problems.add(name + " must be " + rule + ", got '" + value.get() + "'");
        }
    }

    private static void checkPatterns(@Nullable JsonElement value, List<String> problems) {
        if (value == null || !value.isJsonArray()) {
            problems.add(URL_PATTERNS + " is required and must be a list of 1 to " + MAX_PATTERNS + " URL patterns");
            return;
        }
        List<JsonElement> patterns = value.getAsJsonArray().asList();
        if (patterns.isEmpty() || patterns.size() > MAX_PATTERNS) {
            problems.add(URL_PATTERNS + " must have 1 to " + MAX_PATTERNS + " entries, got " + patterns.size());
        }
        patterns.stream()
                .filter(each ->
                        text(each).filter(url -> URL.matcher(url).matches()).isEmpty())
                .map(each ->
                        URL_PATTERNS + " must be https:// and characters of a URL without query and fragment, 12 to"
                                + " 256 characters, got " + each)
                .forEach(problems::add);
    }

    private static void checkCacheDuration(@Nullable JsonElement value, List<String> problems) {
        if (value == null) {
            return;
        }
        boolean valid = value instanceof JsonPrimitive number
                && number.isNumber()
                && number.getAsString().matches("\\d{1,10}")
                && number.getAsLong() >= MIN_CACHE_SECONDS
                && number.getAsLong() <= MAX_CACHE_SECONDS;
        if (!valid) {
            problems.add(CACHE_DURATION + " must be a whole number of seconds from " + MIN_CACHE_SECONDS + " to "
                    + MAX_CACHE_SECONDS + ", got " + value);
        }
    }

    private static Optional<String> text(@Nullable JsonElement value) {
        return value instanceof JsonPrimitive primitive && primitive.isString()
                ? Optional.of(primitive.getAsString())
                : Optional.empty();
    }

    /** Its own copy, so that no caller changes the state. */
    @Override
    public JsonObject json() {
        return json.deepCopy();
    }
}
