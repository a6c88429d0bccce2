package dev.gatehouse.local.state;

/** Matches as ArnLike does: {@code *} and {@code ?} in each of the six parts. DOC "IAM JSON policy elements: Condition operators". */
final class ArnPattern {
    private ArnPattern() {}

    static boolean matches(String pattern, String arn) {
        String[] patterns = pattern.split(":", 6);
        String[] parts = arn.split(":", 6);
        if (patterns.length != parts.length) {
            return false;
        }
        for (int i = 0; i < parts.length; i++) {
            if (!glob(patterns[i], parts[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean glob(String pattern, String text) {
        int star = -1;
        int mark = 0;
        int i = 0;
        int j = 0;
        while (j < text.length()) {
            if (i < pattern.length() && pattern.charAt(i) == '*') {
                star = i++;
                mark = j;
            } else if (i < pattern.length() && (pattern.charAt(i) == '?' || pattern.charAt(i) == text.charAt(j))) {
                i++;
                j++;
            } else if (star >= 0) {
                i = star + 1;
                j = ++mark;
            } else {
                return false;
            }
        }
        while (i < pattern.length() && pattern.charAt(i) == '*') {
            i++;
        }
        return i == pattern.length();
    }
}
