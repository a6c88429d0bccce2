package dev.gatehouse.local.console.request;

/**
 * One request in the list.
 *
 * @param ok whether the status is below 400
 * @param words the meaning of the status
 */
record RequestRow(
        long number,
        String time,
        String name,
        String route,
        String user,
        String client,
        boolean ok,
        int status,
        String words,
        String milliseconds,
        String reason) {}
