package dev.sibridge.vendor.connectwise.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of record types: what others rely on is written out, everything else must only be there. */
class RecordTypeTest {

    /** The first column is in the ledger and in the history of every installation, the second in scripts. */
    @ParameterizedTest
    @CsvSource({
        "COMPANY, company, company, /company/companies",
        "SITE, site, site, /company/companies/7/sites",
        "CONTACT, contact, contact, /company/contacts",
        "PRODUCT_TYPE, product type, product-type, /procurement/types",
        "MANUFACTURER, manufacturer, manufacturer, /procurement/manufacturers",
        "CATEGORY, category, category, /procurement/categories",
        "SUBCATEGORY, subcategory, subcategory, /procurement/subcategories/",
        "CATALOG_ITEM, catalog item, catalog-item, /procurement/catalog",
        "OPPORTUNITY, opportunity, opportunity, /sales/opportunities",
        "PROJECT, project, project, /project/projects",
        "PHASE, phase, phase, /project/projects/7/phases",
        "TICKET, ticket, ticket, /project/tickets",
        "LINE, line, line, /procurement/products"})
    void namesOnTheWireStayWhatTheyAre(String name, String wireName, String hook, String path) {
        RecordType type = RecordType.valueOf(name);

        assertThat(type.wireName()).isEqualTo(wireName);
        assertThat(type.hook()).isEqualTo(hook);
        assertThat(type.path(7L)).isEqualTo(path);
    }

    @Test
    void thereAreNoOthers() {
        assertThat(RecordType.values()).hasSize(13).extracting(RecordType::wireName).doesNotHaveDuplicates();
        assertThat(RecordType.values()).extracting(type -> type.path(7L)).doesNotHaveDuplicates();
        assertThat(RecordType.values()).extracting(RecordType::kind).doesNotHaveDuplicates();
    }

    @Test
    void whatMayBeCustomizedHasARouteOfItsName() throws IOException {
        try (Stream<Path> routes = Files.list(Path.of("routes", "customize"))) {
            assertThat(routes.map(route -> route.getFileName().toString())
                    .filter(name -> name.startsWith("customize-") && !name.startsWith("customize-records.")))
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(RecordType.values())
                            .filter(type -> type.kind().isCustomizable())
                            .map(type -> "customize-" + type.hook() + ".camel.yaml").toList());
        }
    }

    @Test
    void linesAreTheOnlyOnesThatNothingRefersTo() {
        assertThat(Stream.of(RecordType.values()).filter(type -> !type.isReferredTo())).containsExactly(RecordType.LINE);
    }

    @ParameterizedTest
    @EnumSource
    void eachCanBeNamedFoundAndWritten(RecordType type) {
        RecordKind kind = type.kind();

        assertThat(type.label()).isNotBlank();
        if (type.isReferredTo()) {
            assertThat(kind.reference()).matches("[a-z]+[A-Za-z]*");
        }
        assertThat(kind.rights()).isNotEmpty();
        assertThat(kind.knownBy()).isNotBlank();
        assertThat(kind.title(member -> member)).isNotEmpty();
        assertThat(kind.title(member -> null)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void eachKnowsItsPaths(RecordType type) {
        String list = type.path(7L).replaceFirst("/$", "");
        RecordKind kind = type.kind();

        assertThat(List.of(list, list + "/", list + "/12")).allMatch(kind::isAt).allMatch(kind::covers);
        assertThat(list + "/12/notes").matches(kind::covers).matches(path -> !kind.isAt(path));
        assertThat(list + "/count").matches(path -> !kind.isAt(path) && !kind.covers(path));
        assertThat(kind.parentIn(list + "/12")).isEqualTo(kind.parent() == null ? null : 7L);
        assertThat(Arrays.stream(RecordType.values()).filter(other -> other.kind().isAt(list + "/12")))
                .containsExactly(type);
    }

    @ParameterizedTest
    @EnumSource
    void eachIsShownByAScreenOrNone(RecordType type) {
        RecordKind kind = type.kind();

        assertThat(Stream.concat(kind.shownBy().stream(), Stream.ofNullable(kind.parent())))
                .allMatch(other -> other.kind().screen() != null);
    }

    @ParameterizedTest
    @EnumSource
    void nothingOfASharedRecordIsChangedOrRemoved(RecordType type) {
        if (type.isShared()) {
            assertThat(type.kind().isRemovedAtOnce()).isFalse();
            assertThat(type.kind().usedBy()).isEmpty();
            assertThat(type.kind().moneyFlag()).isNull();
        }
    }
}
