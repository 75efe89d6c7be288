package dev.sibridge.si.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.account.SyncSettings;
import dev.sibridge.si.mapping.rows.Tenant;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import dev.sibridge.vendor.dtools.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/mapping.md} against what the code writes, and against the settings as they are documented. */
class MappingDocumentTest {

    private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\| (.*) \\| (.*) \\| (.*) ?\\|");
    private static final Pattern SETTING = Pattern.compile("`(SYNC_\\w+|(?:sync|limits)\\.[\\w-]+)(?:=[\\w-]+)?`");
    /** Of polling; no member of a record depends on them. */
    private static final Set<String> NOT_OF_RECORDS = Set.of("auto", "interval", "since", "unknown-settle", "keep-runs",
            "keep-exports", "error-emails");

    private static final Map<String, String> LIMITS = new TreeMap<>();
    private static final Map<String, Integer> LONGEST = new TreeMap<>();
    private static String document;
    private static String yaml;

    @BeforeAll
    static void readAndWrite() throws IOException {
        document = Files.readString(Path.of("docs", "mapping.md"));
        yaml = Files.readString(Path.of("application.yaml"));
        String type = null;
        for (String line : document.lines().toList()) {
            Matcher row = ROW.matcher(line);
            if (line.startsWith("### ")) {
                type = line.substring(4);
            } else if (row.matches()) {
                LIMITS.put(type + "." + row.group(1), row.group(3).strip());
            }
        }
        RandomExports random = new RandomExports(1);
        for (int i = 0; i < 200; i++) {
            write(random.next().read(), random.choices());
        }
        write(tooLong("x".repeat(7_000)), Choices.choices());
        // What is too long for these is left out, not cut: it must be seen to fit, too.
        write(tooLong("x".repeat(250)), Choices.choices());
        write(tooLong("x".repeat(30)), Choices.choices());
        write(tooLong("x".repeat(25)), Choices.choices());
        write(tooLong("x".repeat(12)), Choices.choices());
    }

    @Test
    void everyMemberThatIsWrittenStandsInTheDocumentAndNoOther() {
        assertThat(LIMITS.keySet()).isEqualTo(LONGEST.keySet());
    }

    @Test
    void textsAreCutToTheLimitsOfTheDocument() {
        LIMITS.forEach((member, limit) -> {
            Matcher number = Pattern.compile("(\\d+)(, .*)?").matcher(limit);
            if (number.matches() && number.group(2) == null) {
                assertThat(LONGEST.get(member)).as(member).isEqualTo(Integer.parseInt(number.group(1)));
            } else if (number.matches()) {
                assertThat(LONGEST.get(member)).as(member).isLessThanOrEqualTo(Integer.parseInt(number.group(1)));
            } else {
                assertThat(limit).as(member).isEqualTo("–");
            }
        });
    }

    @Test
    void theLimitsOfTheDocumentAreTheVendorsInItsOldestRelease() {
        VendorBodies vendor = new VendorBodies();
        LIMITS.forEach((member, limit) -> {
            RecordType type = Arrays.stream(RecordType.values())
                    .filter(each -> each.label().equals(member.substring(0, member.indexOf('.')))).findFirst()
                    .orElseThrow();
            int longest = vendor.longest(type, member.substring(member.indexOf('.') + 1));
            if (longest > 0) {
                assertThat(limit.split(",")[0]).as(member).isEqualTo(String.valueOf(longest));
            }
        });
    }

    @Test
    void everySettingOfTheDocumentExistsWithThatDefault() {
        Set<String> named = settings();
        assertThat(named).isNotEmpty().allSatisfy(name -> assertThat(yaml)
                .containsPattern(name.startsWith("SYNC_") ? "\\$\\{" + name + ":"
                        : "\n      " + name.substring(name.indexOf('.') + 1) + ": "));
        document.lines().map(ROW::matcher).filter(Matcher::matches).forEach(row -> {
            Matcher limit = Pattern.compile("`limits\\.([\\w-]+)`").matcher(row.group(4));
            if (limit.find()) {
                assertThat(yaml).contains("\n      " + limit.group(1) + ": " + row.group(3).strip() + "\n");
            }
        });
    }

    @Test
    void everySettingThatShapesRecordsStandsInTheDocument() {
        Set<String> named = settings();
        String sync = yaml.substring(yaml.indexOf("\n    sync:"), yaml.indexOf("\n    pm:"));
        Matcher key = Pattern.compile("\n {6}([\\w-]+): (?:\"?\\$\\{(\\w+):)?").matcher(sync);
        List<String> missing = new ArrayList<>();
        while (key.find()) {
            boolean known = named.contains(String.valueOf(key.group(2))) || named.contains("sync." + key.group(1))
                    || named.contains("limits." + key.group(1));
            if (!known && !NOT_OF_RECORDS.contains(key.group(1))) {
                missing.add(key.group(1));
            }
        }
        assertThat(missing).isEmpty();
    }

    private static Set<String> settings() {
        return SETTING.matcher(document).results().map(hit -> hit.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void write(Project project, SyncSettings settings) {
        Tenant usual = Tenants.tenant();
        Tenant tenant = new Tenant(usual.boardId(), usual.wonStatusId(), usual.closedStatusId(),
                usual.defaultSalesRepId(), usual.communicationTypes(), 5L, List.of(6L), usual.members(),
                usual.countries(), usual.states(), usual.units(), usual.vendors(), usual.currency());
        DesiredState desired = DesiredState.of(project, settings, tenant);
        Stream.of(desired.clients(), desired.products(), desired.opportunity(), desired.project())
                .flatMap(stage -> Records.all(stage).stream())
                .forEach(record -> record.body().forEach((member, value) ->
                        LONGEST.merge(record.type().label() + "." + member, Records.texts(value).stream()
                                .mapToInt(String::length).max().orElse(0), Math::max)));
    }

    /** A project all of whose texts are this long. */
    private static Project tooLong(String text) {
        return Exports.export().with("Name", text).with("Client", text).with("ClientPONumber", text)
                .with("Progress", "Approved").with("Notes", text).with("ScopeOfWork", text)
                .site("Street1", text, "Street2", text, "City", text, "State", text, "PostalCode", text,
                        "Phone", text, "Fax", text, "Country", text)
                .contact("Name", text + " " + text, "Title", text, "Email", text, "Phone", text)
                .location("1", text, null)
                .rows(Exports.product(text, "Manufacturer", text, "Category", text, "Subcategory", text,
                        "PartNumber", text, "Description", text, "LocationId", "1")).read();
    }
}
