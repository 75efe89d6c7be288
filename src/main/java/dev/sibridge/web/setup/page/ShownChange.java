package dev.sibridge.web.setup.page;

import dev.sibridge.setup.Setup;
import dev.sibridge.setup.store.Change;
import dev.sibridge.setup.store.ChangedContent;
import dev.sibridge.setup.store.Content;
import java.time.Instant;
import java.util.List;

/**
 * What somebody has changed.
 *
 * @param undoes the change that this one takes back; null for none
 */
record ShownChange(long id, Instant at, String by, Long undoes, List<ShownContent> contents) {

    /** @param from and {@code to} in words */
    record ShownContent(String label, String from, String to) {
    }

    static ShownChange of(Change change) {
        return new ShownChange(change.id(), change.at(), change.by(), change.undoes(), change.contents().stream()
                .map(one -> new ShownContent(Setup.label(one.setting()), words(one, one.from()), words(one, one.to())))
                .toList());
    }

    private static String words(ChangedContent change, Content content) {
        return content == null ? "not set here" : change.isSecret() ? "set" : content.text().isEmpty() ? "nothing"
                : content.text().equals("true") ? "yes" : content.text().equals("false") ? "no" : content.text();
    }
}
