package dev.sibridge.mapping;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Set;

/** SI has free text for countries ({@code USA}), Manage a table with names and two-letter codes. */
public final class Countries {

    private Countries() {
    }

    /** What to look for: the text itself and, when it is a known name or code of a country, its other forms. */
    public static Set<String> candidates(String text) {
        Set<String> candidates = new LinkedHashSet<>();
        if (!Text.isBlank(text)) {
            candidates.add(text.strip());
            for (String code : Locale.getISOCountries()) {
                Locale country = new Locale("", code);
                String name = country.getDisplayCountry(Locale.ENGLISH);
                if (List.of(Text.fold(code), Text.fold(iso3(country)), Text.fold(name)).contains(Text.fold(text))) {
                    candidates.add(code);
                    candidates.add(name);
                }
            }
        }
        return candidates;
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
