package dev.sibridge.web.setup;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sibridge.setup.effective.EffectiveSetting;
import dev.sibridge.setup.effective.OfferedSetting;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * A setting as the API shows it.
 *
 * @param hint    what people should know of it; null when the label says all
 * @param type    text, boolean, number, duration, moment, choice or list
 * @param value   never that of a secret; null when there is none
 * @param usual   what holds when nobody sets it; null for nothing
 * @param source  who says it: environment, file, database or default
 * @param fixedBy what fixes it, so that it cannot be changed here; null when nothing does
 * @param isSet   whether it has any value
 * @param trouble why it cannot be read; null when it can
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SettingAnswer(String key, String label, String hint, String type, String value,
        @JsonProperty("default") String usual, String source, boolean fixed, String fixedBy, boolean secret,
        @JsonProperty("set") boolean isSet, List<String> choices, String trouble) {

    static SettingAnswer of(OfferedSetting offered, EffectiveSetting now) {
        return new SettingAnswer(offered.key(), offered.label(), offered.hint(), type(offered),
                offered.secret() || now.value() == null || now.value().isBlank() ? null : now.value(),
                offered.usual().isBlank() ? null : offered.usual(), now.source().label(), now.isFixed(), now.fixedBy(),
                offered.secret(), now.isSet(), offered.choices().isEmpty() ? null : offered.choices(), now.trouble());
    }

    private static String type(OfferedSetting setting) {
        Class<?> type = setting.type();
        return !setting.choices().isEmpty() ? "choice" : type == boolean.class ? "boolean"
                : type == int.class ? "number" : type == Duration.class ? "duration"
                : type == Instant.class ? "moment" : Collection.class.isAssignableFrom(type) ? "list" : "text";
    }
}
