package dev.sibridge.sandbox.dtools;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NOT_FOUND;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** What SI exported, newest first; an export adds a message and keeps the older ones. */
final class MessageQueue {

    private static final Comparator<Message> NEWEST_FIRST = Comparator.comparingLong(Message::publishedOn).reversed();

    private final Clock clock;
    private final List<Message> messages = new ArrayList<>();

    MessageQueue(Clock clock) {
        this.clock = clock;
    }

    synchronized void clear() {
        messages.clear();
    }

    synchronized ObjectNode export(ObjectNode body) {
        ObjectNode project = body.deepCopy();
        boolean deleted = project.path("Deleted").asBoolean();
        boolean archived = project.path("Archived").asBoolean();
        // A project has no such members; only the row of the list shows them.
        project.remove(List.of("Deleted", "Archived", "MessageId"));
        if (project.path("Id").asText("").isBlank()) {
            project.put("Id", UUID.randomUUID().toString());
        }
        publish(project);
        Message message = new Message(project, deleted, archived);
        messages.add(0, message);
        messages.sort(NEWEST_FIRST);
        return message.row();
    }

    synchronized List<ObjectNode> rows(MessageFilter filter) {
        return messages.stream().filter(filter::shows).map(Message::row).toList();
    }

    synchronized ObjectNode project(String id, String coNumber) {
        return newest(id, coNumber).project();
    }

    synchronized ObjectNode project(String messageId) {
        return message(messageId).project();
    }

    synchronized boolean holds(String id) {
        return messages.stream().anyMatch(message -> message.text("Id").equalsIgnoreCase(id));
    }

    synchronized void markAsImported(String id, String coNumber, Long guard) {
        refuseStale(newest(id, coNumber), guard);
        String now = SiTime.text(clock.instant());
        messages.stream().filter(message -> message.isOf(id, coNumber)).forEach(message -> message.imported(now));
    }

    synchronized void markAsImported(String messageId, Long guard) {
        Message message = message(messageId);
        refuseStale(newest(message.text("Id"), message.text("CONumber")), guard);
        message.imported(SiTime.text(clock.instant()));
    }

    private void refuseStale(Message newest, Long guard) {
        if (guard != null && newest.publishedOn() > guard) {
            throw new Refusal(CONFLICT, "The record was exported again at " + newest.publishedOn());
        }
    }

    private Message newest(String id, String coNumber) {
        return messages.stream().filter(message -> message.isOf(id, coNumber)).findFirst()
                .orElseThrow(() -> new Refusal(NOT_FOUND, "There is no project " + id
                        + (coNumber == null ? "" : " with change order " + coNumber)));
    }

    private Message message(String messageId) {
        return messages.stream().filter(message -> message.id().equalsIgnoreCase(messageId)).findFirst()
                .orElseThrow(() -> new Refusal(NOT_FOUND, "There is no message " + messageId));
    }

    private void publish(ObjectNode project) {
        if (!project.path("PublishedOnUnixTimeMs").isIntegralNumber()) {
            long last = messages.isEmpty() ? 0 : messages.get(0).publishedOn();
            long now = Math.max(clock.millis(), last + 1);
            project.put("PublishedOnUnixTimeMs", now).put("PublishedOn", SiTime.text(now));
        } else if (project.path("PublishedOn").asText("").isBlank()) {
            project.put("PublishedOn", SiTime.text(project.path("PublishedOnUnixTimeMs").asLong()));
        }
    }
}
