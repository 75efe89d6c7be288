package dev.sibridge.web.setup.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.sibridge.setup.effective.EffectiveSetting;
import dev.sibridge.setup.effective.EffectiveSetting.Source;
import dev.sibridge.setup.effective.OfferedSetting;
import dev.sibridge.text.Text;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.util.MultiValueMap;

/** What somebody has typed into the page of a concern. Each field that was shown says so: an empty box says nothing. */
final class SettingForm {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String ROW = "row.";
    /** In the place of a moment, the beginning of that day. */
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    private final Map<OfferedSetting, String> typed = new LinkedHashMap<>();
    private final Map<String, String> row = new LinkedHashMap<>();

    SettingForm(List<OfferedSetting> settings, MultiValueMap<String, String> form) {
        form.toSingleValueMap().forEach((name, value) -> {
            if (name.startsWith(ROW)) {
                row.put(name.substring(ROW.length()), value);
            }
        });
        List<String> shown = form.getOrDefault("shown", List.of());
        settings.stream().filter(setting -> shown.contains(setting.key()))
                .forEach(setting -> typed.put(setting, value(setting, form)));
    }

    /** What was typed for a setting; null when it was not shown, or a secret is to stay as it is. */
    String typed(OfferedSetting setting) {
        return typed.get(setting);
    }

    /** A row of an export with which somebody tries patterns; empty when nobody does. */
    Map<String, String> row() {
        return row;
    }

    /** The settings that are to be others than they are now; blank for the default. */
    Map<String, String> wanted(Map<String, EffectiveSetting> now) {
        Map<String, String> wanted = new LinkedHashMap<>();
        typed.forEach((setting, value) -> {
            if (value != null && isNews(setting, value, now.get(setting.key()))) {
                wanted.put(setting.key(), value);
            }
        });
        return wanted;
    }

    private static boolean isNews(OfferedSetting setting, String value, EffectiveSetting now) {
        if (value.isBlank() && !setting.mayBeNothing()) {
            return now.source() == Source.DATABASE;
        }
        return setting.secret() || !lines(value).equals(lines(now.value()));
    }

    // Browsers end lines in their own way.
    private static String lines(String value) {
        return Text.trim(value).replace("\r", "");
    }

    private static String value(OfferedSetting setting, MultiValueMap<String, String> form) {
        String key = setting.key();
        List<String> values = form.getOrDefault(key, List.of());
        String first = values.isEmpty() ? "" : values.get(0);
        if (setting.secret()) {
            return form.getOrDefault("remove", List.of()).contains(key) ? "" : first.isBlank() ? null : first;
        } else if (setting.type() == Instant.class && DAY.matcher(first.strip()).matches()) {
            return first.strip() + "T00:00:00Z";
        } else if (setting.type() == boolean.class) {
            return String.valueOf(values.contains("true"));
        } else if (key.equals("sync.companies")) {
            return companies(form.getOrDefault("client", List.of()), form.getOrDefault("company", List.of()));
        }
        return !setting.isSeveral() ? first : values.stream().flatMap(value -> Arrays.stream(value.split("[;\\n]")))
                .map(String::strip).filter(name -> !name.isEmpty()).distinct().collect(Collectors.joining(";"));
    }

    private static String companies(List<String> clients, List<String> companies) {
        ArrayNode list = JSON.createArrayNode();
        for (int i = 0; i < Math.min(clients.size(), companies.size()); i++) {
            if (!Text.isBlank(clients.get(i)) || !Text.isBlank(companies.get(i))) {
                list.addObject().put("client", clients.get(i)).put("company", companies.get(i));
            }
        }
        return list.isEmpty() ? "" : list.toString();
    }
}
