package dev.gatehouse.local.console.request;

/**
 * One request in the list.
 *
 * @param ok whether the status is below 400
 * @param status the code with its meaning in words for screen readers
 */
record RequestRow(
        long number,
        String time,
        String name,
        String route,
        String user,
        String client,
        boolean ok,
        String status,
        String milliseconds,
        String reason) {}
