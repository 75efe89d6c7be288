package dev.sibridge.sandbox.dtools;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Which messages a list shows. */
record MessageFilter(boolean imported, boolean deleted, boolean archived, List<String> clients,
        List<String> progresses, String projectNumber, String searchText) {

    static final MessageFilter ALL = new MessageFilter(true, true, true, List.of(), List.of(), null, null);

    static MessageFilter of(Parameters parameters) {
        return new MessageFilter(parameters.flag("includeImported"), parameters.flag("includeDeleted"),
                parameters.flag("includeArchived"), parameters.list("clients"), parameters.list("progresses"),
                parameters.text("projectNumber"), parameters.text("searchText"));
    }

    boolean shows(Message message) {
        return (imported || !message.isImported())
                && (deleted || !message.isDeleted())
                && (archived || !message.isArchived())
                && oneOf(clients, message.text("Client"))
                && oneOf(progresses, message.text("Progress"))
                && (projectNumber == null || projectNumber.equalsIgnoreCase(message.text("Number")))
                && (searchText == null || found(message));
    }

    private static boolean oneOf(List<String> wanted, String value) {
        return wanted.isEmpty() || wanted.stream().anyMatch(value::equalsIgnoreCase);
    }

    // Which members SI searches is not documented; these are the ones a person would type.
    private boolean found(Message message) {
        String wanted = searchText.toLowerCase(Locale.ROOT);
        return Stream.of("Name", "Number", "Client", "ClientNumber")
                .anyMatch(member -> message.text(member).toLowerCase(Locale.ROOT).contains(wanted));
    }
}
