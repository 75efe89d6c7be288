package dev.sibridge.si.mapping;

import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.Wave;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Manage should hold, as a text that people read: references stand by name, lines in a table. */
final class ManageText {

    /** Columns by heading. What is the same everywhere, or nothing but a key, is left out. */
    private static final Map<RecordType, Map<String, String>> TABLES = Map.of(
            RecordType.CATALOG_ITEM, columns("product id", "identifier", "type", "type", "class", "productClass",
                    "category", "category", "subcategory", "subcategory", "manufacturer", "manufacturer",
                    "part number", "manufacturerPartNumber", "unit", "unitOfMeasure", "price", "price", "cost", "cost",
                    "tax", "taxableFlag", "description", "description"),
            RecordType.PHASE, columns("phase", "description", "wbs", "wbsCode", "within", "parentPhase"),
            RecordType.TICKET, columns("ticket", "summary", "in phase", "phase", "budget hours", "budgetHours"),
            RecordType.LINE, columns("", "sequenceNumber", "charged to", "", "product", "catalogItem",
                    "qty", "quantity", "price", "price", "cost", "cost", "tax", "taxableFlag", "billable",
                    "billableOption", "text", "description"));
    /** What of the tenant's own tables the examples refer to, by member and id. */
    private static final Map<String, String> TENANT = Map.of(
            "status " + Tenants.WON, "Won", "board " + Tenants.BOARD, "D-Tools Projects",
            "primarySalesRep " + Tenants.DEFAULT_SALES_REP, "dsales", "primarySalesRep 101", "talbrecht",
            "primarySalesRep 102", "rokafor", "country 1", "United States", "stateReference 53", "Washington",
            "unitOfMeasure 4", "ea");

    private final Map<RecordRef, DesiredRecord> records = new LinkedHashMap<>();
    private final StringBuilder text = new StringBuilder();

    private ManageText(DesiredState desired) {
        Stream.of(desired.clients(), desired.products(), desired.opportunity(), desired.project())
                .flatMap(stage -> Records.all(stage).stream()).forEach(record -> records.put(record.ref(), record));
    }

    /** The named parts: clients, catalog, opportunity, opportunity lines, project, locations, project lines. */
    static String of(DesiredState desired, List<String> parts) {
        ManageText text = new ManageText(desired);
        parts.forEach(part -> {
            switch (part) {
                case "clients" -> text.part(part, desired.clients(), RecordType.COMPANY, RecordType.SITE,
                        RecordType.CONTACT);
                case "catalog" -> text.part(part, desired.products(), RecordType.CATALOG_ITEM);
                case "opportunity" -> text.part(part, desired.opportunity(), RecordType.OPPORTUNITY);
                case "opportunity lines" -> text.part(part, desired.opportunity(), RecordType.LINE);
                case "project" -> text.part(part, desired.project(), RecordType.PROJECT);
                case "locations" -> text.part(part, desired.project(), RecordType.PHASE, RecordType.TICKET);
                case "project lines" -> text.part(part, desired.project(), RecordType.LINE);
                default -> throw new IllegalArgumentException("There is no part \"" + part + "\"");
            }
        });
        if (!desired.warnings().isEmpty()) {
            text.line("").line("WARNINGS");
            desired.warnings().forEach(text::line);
        }
        return text.text.toString();
    }

    private void part(String name, List<Wave> waves, RecordType... types) {
        line("").line(name.toUpperCase(Locale.ROOT));
        if (waves.isEmpty()) {
            line("none");
        }
        for (RecordType type : types) {
            // The opportunity comes twice: open, and at last as it stays.
            Map<RecordRef, DesiredRecord> last = new LinkedHashMap<>();
            Records.all(waves, type).forEach(record -> last.put(record.ref(), record));
            if (type != types[0] && !last.isEmpty()) {
                line("");
            }
            if (TABLES.containsKey(type) && !last.isEmpty()) {
                table(type, List.copyOf(last.values()));
            } else {
                last.values().forEach(this::members);
            }
        }
    }

    private void members(DesiredRecord record) {
        line(record.type().label());
        record.body().forEach((member, value) -> line("    " + member + ": " + shown(member, value)));
    }

    private void table(RecordType type, List<DesiredRecord> rows) {
        Map<String, String> columns = TABLES.get(type);
        List<List<String>> cells = new ArrayList<>();
        cells.add(new ArrayList<>(columns.keySet()));
        rows.forEach(row -> cells.add(columns.values().stream().map(member -> cell(row, member))
                .collect(Collectors.toCollection(ArrayList::new))));
        List<Integer> empty = new ArrayList<>();
        for (int column = columns.size() - 1; column >= 0; column--) {
            int index = column;
            if (cells.stream().skip(1).allMatch(row -> row.get(index).isEmpty())) {
                empty.add(column);
            }
        }
        cells.forEach(row -> empty.forEach(column -> row.remove((int) column)));
        aligned(cells);
        if (type == RecordType.LINE) {
            line("total " + rows.stream().map(ManageText::total).reduce(BigDecimal.ZERO, BigDecimal::add)
                    .stripTrailingZeros().toPlainString());
        }
    }

    private String cell(DesiredRecord record, String member) {
        Map<String, Object> body = record.body();
        Object value = member.isEmpty()
                ? Stream.of("ticket", "project", "opportunity").map(body::get).filter(Objects::nonNull)
                        .findFirst().orElseThrow()
                : body.get(member);
        return value == null ? "" : shown(member, value);
    }

    private String shown(String member, Object value) {
        if (value instanceof RecordRef ref) {
            return place(ref);
        }
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros().toPlainString();
        }
        if (value instanceof Boolean flag) {
            return flag ? "yes" : "no";
        }
        if (value instanceof Map<?, ?> map) {
            String known = TENANT.get(member + " " + map.get("id"));
            return known != null ? known : map.entrySet().stream()
                    .map(entry -> entry.getKey() + " " + shown("", entry.getValue()))
                    .collect(Collectors.joining(", "));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(entry -> shown("", entry)).collect(Collectors.joining("; "));
        }
        return String.valueOf(value).replace("\n", " / ");
    }

    /** A record's name; a ticket's and a phase's with those above it. */
    private String place(RecordRef ref) {
        DesiredRecord record = records.get(ref);
        Object above = record.body().get(record.type() == RecordType.TICKET ? "phase" : "parentPhase");
        String name = record.type() == RecordType.OPPORTUNITY ? "opportunity"
                : record.type() == RecordType.PROJECT ? "project"
                : record.type() == RecordType.CATALOG_ITEM ? (String) record.body().get("identifier")
                : record.title();
        if (record.type() == RecordType.TICKET) {
            // The ticket of a phase is called like the phase: once is enough.
            String phase = place((RecordRef) above);
            return ref.key().equals(((RecordRef) above).key()) ? phase : phase + " > " + name;
        }
        return above == null ? name : place((RecordRef) above) + " > " + name;
    }

    private static BigDecimal total(DesiredRecord line) {
        return ((BigDecimal) line.body().get("quantity")).multiply((BigDecimal) line.body().get("price"));
    }

    private void aligned(List<List<String>> rows) {
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                int index = column;
                int width = rows.stream().mapToInt(each -> length(each.get(index))).max().orElse(0);
                line.append(row.get(column)).append(" ".repeat(width - length(row.get(column))))
                        .append(column < row.size() - 1 ? " | " : "");
            }
            line(line.toString());
        }
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private ManageText line(String line) {
        text.append(line.stripTrailing()).append('\n');
        return this;
    }

    private static Map<String, String> columns(String... headingsAndMembers) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (int i = 0; i < headingsAndMembers.length; i += 2) {
            columns.put(headingsAndMembers[i], headingsAndMembers[i + 1]);
        }
        return columns;
    }
}
