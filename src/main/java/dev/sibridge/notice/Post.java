package dev.sibridge.notice;

/**
 * One thing that is told to a webhook.
 *
 * @param id     in the outbox; 0 for one that is only tried
 * @param notice whose webhook that is, as it was when the post was taken
 * @param body   JSON, in the form that the webhook takes
 * @param door   where it goes; null to find that out when it is sent
 * @param until  milliseconds since 1970 UTC, after which others of the same notice wait for the next round
 */
public record Post(long id, Notice notice, String body, Notices.Door door, long until) {

    /** A route's parameters and properties show up in logs and JMX: only what may be seen there. */
    @Override
    public String toString() {
        return "post " + id + " of " + notice;
    }
}
