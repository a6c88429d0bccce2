package dev.gatehouse.local.cognito;

import java.util.List;

/** One operation of the cognito-idp API. */
interface Operation {
    String name();

    /** Checked before {@link #answer} is called; members not named are ignored, as AWS ignores unknown ones. */
    List<Field> fields();

    /** Whether it is an administrator's, which AWS takes only with credentials. */
    default boolean signed() {
        return false;
    }

    ApiAnswer answer(ApiRequest request);
}
