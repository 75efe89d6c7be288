package dev.sibridge.web.setup.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.setup.effective.EffectiveSetting;
import dev.sibridge.setup.effective.EffectiveSetting.Source;
import dev.sibridge.setup.effective.OfferedSetting;
import dev.sibridge.setup.trial.Choices;
import dev.sibridge.setup.trial.Choices.Choice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A setting on its page.
 *
 * @param value   as it is, or as somebody has typed it; blank for secrets
 * @param wrong   what is wrong with it; null for nothing
 * @param choices values that a vendor offers; null while nobody has asked
 * @param silence why the vendor offers none; null when it does
 */
record SettingField(OfferedSetting setting, EffectiveSetting now, String value, String wrong, List<Choice> choices,
        String silence) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int EMPTY_ROWS = 2;

    /** A client whose company in Manage has another name. */
    record ClientCompany(String client, String company) {
    }

    static SettingField of(OfferedSetting setting, EffectiveSetting now) {
        return new SettingField(setting, now, setting.secret() || now.value() == null ? "" : now.value(), null, null,
                null);
    }

    SettingField typed(String typed, String mistake) {
        return new SettingField(setting, now, typed == null || setting.secret() ? value : typed, mistake, choices,
                silence);
    }

    SettingField offered(List<Choice> all, String trouble) {
        return new SettingField(setting, now, value, wrong, all, trouble);
    }

    /** Which part of {@code set-up/field.html} shows it. */
    public String kind() {
        if (setting.secret()) {
            return "secret";
        } else if (setting.key().equals("sync.companies")) {
            return "companies";
        } else if (Choices.isOffered(setting.key()) && !now.isFixed()) {
            return setting.isSeveral() ? "several" : "offered";
        }
        return setting.type() == boolean.class ? "boolean" : setting.choices().isEmpty() ? "text" : "choice";
    }

    /** Whether somebody may ask a vendor for its choices. */
    public boolean isOffered() {
        return List.of("offered", "several").contains(kind());
    }

    public boolean isNumber() {
        return setting.type() == int.class;
    }

    /** Whether it has a value that was set here. */
    public boolean isSetHere() {
        return now.isSet() && now.source() == Source.DATABASE;
    }

    /** In HTML. */
    public String id() {
        return setting.key().replace('.', '-');
    }

    /** What explains it, by ids in HTML; null when nothing does. */
    public String describedBy() {
        return Stream.of(setting.hint() == null ? null : id() + "-hint",
                        kind().equals("several") ? id() + "-several" : null, wrong == null ? null : id() + "-wrong")
                .filter(Objects::nonNull).reduce((one, other) -> one + " " + other).orElse(null);
    }

    /** The names of a setting that has several. */
    public List<String> names() {
        return Arrays.stream(value.split("[;\\n]")).map(String::strip).filter(name -> !name.isEmpty()).toList();
    }

    /** Those of them that nobody offers. */
    public String otherNames() {
        return String.join("; ", names().stream().filter(name -> !isAmongChoices(name)).toList());
    }

    /** Whether the vendor offers that value. */
    public boolean isAmongChoices(String name) {
        return choices != null && choices.stream().anyMatch(choice -> choice.value().equals(name));
    }

    /** The clients' companies, and some rows to fill in. */
    public List<ClientCompany> companies() {
        List<ClientCompany> companies = new ArrayList<>();
        try {
            for (JsonNode entry : JSON.readTree(value.isBlank() ? "[]" : value)) {
                companies.add(new ClientCompany(entry.path("client").asText(), entry.path("company").asText()));
            }
        } catch (JsonProcessingException e) {
            // Whoever has written that is told by the account's mistakes; here it can be written anew.
            companies.clear();
        }
        return Stream.concat(companies.stream(), Stream.generate(() -> new ClientCompany("", "")).limit(EMPTY_ROWS))
                .toList();
    }
}
