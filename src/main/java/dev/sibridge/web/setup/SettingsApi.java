package dev.sibridge.web.setup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.setup.Setup;
import dev.sibridge.setup.Setup.Document;
import dev.sibridge.setup.effective.EffectiveSetting;
import dev.sibridge.setup.effective.OfferedSetting;
import dev.sibridge.setup.effective.OfferedSettings;
import dev.sibridge.setup.store.Change;
import dev.sibridge.setup.store.ChangedContent;
import dev.sibridge.setup.store.ChangedMeanwhileException;
import dev.sibridge.setup.store.Content;
import java.security.Principal;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Settings of an account, or with {@code bridge} in its place those that are no account's. */
@RestController
@RequestMapping("/api/settings/{account}")
@ConditionalOnWebApplication
class SettingsApi {

    private final Setup setup;

    SettingsApi(Setup setup) {
        this.setup = setup;
    }

    /**
     * Settings by concern.
     *
     * @param ready    whether the account is worked for, unless it is paused
     * @param mistakes why it is not ready
     */
    record SettingsAnswer(String account, String title, boolean paused, boolean ready,
            Map<String, List<SettingAnswer>> concerns, List<Map<String, String>> mistakes) {
    }

    @GetMapping
    ResponseEntity<SettingsAnswer> get(@PathVariable String account) {
        return answer(setup.of(account));
    }

    /** Changes the settings that are sent; null means the default. What is left out stays. */
    @PutMapping
    @Administrators
    ResponseEntity<SettingsAnswer> put(@PathVariable String account, @RequestBody Map<String, JsonNode> wanted,
            @RequestHeader(name = "If-Match", required = false) String seen, Principal who) {
        Map<String, String> values = new HashMap<>();
        wanted.forEach((key, value) -> values.put(key, text(value)));
        setup.change(account, version(seen), values, who.getName());
        return answer(setup.of(account));
    }

    @GetMapping("/history")
    List<ChangeAnswer> history(@PathVariable String account) {
        return setup.history(account).stream().map(SettingsApi::answer).toList();
    }

    @PostMapping("/history/{id}/undo")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Administrators
    void undo(@PathVariable String account, @PathVariable long id, Principal who) {
        setup.undo(account, id, who.getName());
    }

    record ChangeAnswer(long id, Instant at, String by, Long undoes, List<ChangedAnswer> changes) {
    }

    /** @param from and {@code to}: null for the default; of a secret, never told */
    record ChangedAnswer(String key, String label, boolean secret, String from, String to) {
    }

    private static ChangeAnswer answer(Change change) {
        return new ChangeAnswer(change.id(), change.at(), change.by(), change.undoes(), change.contents().stream()
                .map(one -> new ChangedAnswer(one.setting(), Setup.label(one.setting()), one.isSecret(),
                        shown(one, one.from()), shown(one, one.to()))).toList());
    }

    private static String shown(ChangedContent change, Content content) {
        return content == null || change.isSecret() ? null : content.text();
    }

    private static ResponseEntity<SettingsAnswer> answer(Document document) {
        Map<String, EffectiveSetting> now = document.settings().stream()
                .collect(Collectors.toMap(EffectiveSetting::key, Function.identity()));
        Map<String, List<SettingAnswer>> concerns = OfferedSettings.of(document.account()).stream()
                .collect(Collectors.groupingBy(OfferedSetting::concern, LinkedHashMap::new, Collectors.mapping(
                        offered -> SettingAnswer.of(offered, now.get(offered.key())), Collectors.toList())));
        return ResponseEntity.ok().eTag("\"" + document.version() + "\"").body(new SettingsAnswer(document.account(),
                document.title(), document.paused(), document.mistakes().isEmpty(), concerns,
                document.mistakes().stream().map(mistake -> Map.of("key", mistake.setting(), "message",
                        mistake.words(OfferedSettings::label))).toList()));
    }

    // Lists travel as they are; everything else is text in whichever way it was sent.
    static String text(JsonNode value) {
        return value == null || value.isNull() ? null : value.isContainerNode() ? value.toString() : value.asText();
    }

    private static Long version(String seen) {
        if (seen == null || seen.equals("*")) {
            return null;
        }
        try {
            return Long.valueOf(seen.replaceAll("^(W/)?\"|\"$", ""));
        } catch (NumberFormatException e) {
            throw new ChangedMeanwhileException();
        }
    }
}
