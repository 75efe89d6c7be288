package dev.sibridge.web.setup.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.account.ProductIdPattern.InvalidPatternException;
import dev.sibridge.setup.trial.ProductIdTrial;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What patterns of product ids make of a row that somebody types. */
@Component
@ConditionalOnWebApplication
class ProductIdSample {

    /** The concern whose page shows it. */
    static final String CONCERN = "product-id";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> PATTERNS = List.of("sync.product-id", "sync.labor-id", "sync.vendor-part-number");
    private static final int CUSTOM_FIELDS = 75;
    private static final Map<String, String> USUAL = usual();

    private final ProductIdTrial trial;

    ProductIdSample(ProductIdTrial trial) {
        this.trial = trial;
    }

    /**
     * What becomes of a pattern.
     *
     * @param id     null when the pattern is wrong
     * @param right  the pattern before its mistake
     * @param marked the mistake
     * @param rest   what comes after it
     */
    record Result(String label, String id, String right, String marked, String rest, String mistake) {
    }

    private static Map<String, String> usual() {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("Manufacturer", "Sonance");
        row.put("Model", "VP66R");
        row.put("PartNumber", "93021");
        row.put("Category", "Speakers");
        row.put("Subcategory", "In-ceiling");
        row.put("Phase", "Trim");
        row.put("Vendor", "AV Supply");
        return row;
    }

    /** @param typed the row, by D-Tools' names; what is missing has an example */
    void fill(String account, Map<String, SettingField> fields, Map<String, String> typed, Model model) {
        Map<String, String> row = new LinkedHashMap<>(USUAL);
        row.replaceAll((name, usual) -> typed.getOrDefault(name, usual));
        model.addAttribute("row", row);
        model.addAttribute("samples", PATTERNS.stream().map(fields::get).map(field -> result(account, field, row))
                .toList());
    }

    private Result result(String account, SettingField field, Map<String, String> row) {
        String pattern = field.value();
        if (pattern.isBlank() && field.setting().mayBeNothing()) {
            return new Result(field.setting().label(), "", null, null, null, null);
        }
        try {
            return new Result(field.setting().label(), trial.id(account, pattern, json(row)), null, null, null, null);
        } catch (InvalidPatternException e) {
            int from = e.at() > 0 && pattern.charAt(e.at() - 1) == '{' ? e.at() - 1 : e.at();
            int brace = pattern.indexOf('}', from);
            int to = brace < 0 ? pattern.length() : brace + 1;
            return new Result(field.setting().label(), null, pattern.substring(0, from), pattern.substring(from, to),
                    pattern.substring(to), e.getMessage());
        }
    }

    private static String json(Map<String, String> row) {
        ObjectNode json = JSON.createObjectNode();
        IntStream.rangeClosed(1, CUSTOM_FIELDS).forEach(i -> json.put("CustomField" + i, "Custom " + i));
        row.forEach(json::put);
        return json.toString();
    }
}
