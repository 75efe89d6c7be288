package dev.sibridge.si.mapping;

import dev.sibridge.text.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Set;

/** SI has free text for countries ({@code USA}), Manage a table with names and two-letter codes. */
public final class Countries {

    private static final Map<String, List<String>> FORMS = forms();

    private Countries() {
    }

    /** What to look for: the text itself and, when it is a known name or code of a country, its other forms. */
    public static Set<String> candidates(String text) {
        Set<String> candidates = new LinkedHashSet<>();
        if (!Text.isBlank(text)) {
            candidates.add(text.strip());
            candidates.addAll(FORMS.getOrDefault(Text.fold(text), List.of()));
        }
        return candidates;
    }

    /** Code and English name of every country, by each of its folded forms. */
    private static Map<String, List<String>> forms() {
        Map<String, List<String>> forms = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            Locale country = new Locale("", code);
            String name = country.getDisplayCountry(Locale.ENGLISH);
            for (String form : List.of(code, iso3(country), name)) {
                forms.computeIfAbsent(Text.fold(form), key -> new ArrayList<>()).addAll(List.of(code, name));
            }
        }
        return forms;
    }

    /** The country's id; null when the tenant does not know it. */
    static Long find(String text, Map<String, Long> countries) {
        return candidates(text).stream().map(Text::fold).filter(countries::containsKey).findFirst()
                .map(countries::get).orElse(null);
    }

    private static String iso3(Locale country) {
        try {
            return country.getISO3Country();
        } catch (MissingResourceException none) {
            return country.getCountry() + "-";
        }
    }
}
