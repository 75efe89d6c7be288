package dev.sibridge.alert;

/** A mail to one address, as it waits in the database. */
public record Mail(long id, String address, String subject, String plain, String html) {

    /** No more than what a log may hold. */
    @Override
    public String toString() {
        return "email " + id + " to " + address;
    }
}
