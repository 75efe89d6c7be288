package dev.sibridge.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.sibridge.account.ProductIdPattern.InvalidPatternException;
import dev.sibridge.si.mapping.Exports;
import dev.sibridge.vendor.dtools.ProjectItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductIdPatternTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "''                  | 0  | no field",
        "ABC                 | 0  | no field",
        "{Model              | 0  | an opening brace",
        "{Model}-{Phase      | 8  | an opening brace",
        "Model}              | 5  | a closing brace",
        "{Model}}            | 7  | a closing brace",
        "{{Model}}           | 1  | braces contain",
        "{}                  | 1  | braces contain",
        "{Model:}            | 1  | braces contain",
        "{Model:0}           | 1  | braces contain",
        "{Model:-1}          | 1  | braces contain",
        "{Model:10000}       | 1  | braces contain",
        "{Model:3:4}         | 1  | braces contain",
        "{ Model }           | 1  | braces contain",
        "{model}             | 1  | is not a field",
        "{Model}{Maker}      | 8  | is not a field",
        "{CustomField0}      | 1  | is not a field",
        "{CustomField76}     | 1  | is not a field"})
    void aMistakeIsToldWithItsPlace(String pattern, int at, String reason) {
        assertThatThrownBy(() -> ProductIdPattern.parse(pattern))
                .hasMessageStartingWith("The product id pattern is wrong at character " + (at + 1) + ": ")
                .hasMessageContaining(reason)
                .asInstanceOf(type(InvalidPatternException.class))
                .extracting(InvalidPatternException::at).isEqualTo(at);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, value = {
        "{Manufacturer}-{Model}     | Äkme-X 100",
        "{Manufacturer:2}{Model:9}  | ÄkX 100",
        "A:{PartNumber}:B           | A:p/1:B",
        "{Category}.{Subcategory}   | Audio.Speakers",
        "{Phase}{Vendor}            | TrimTide",
        "{CustomField75}            | last",
        "{CustomField6}-{Model}     | 5-X 100",
        "{CustomField1:2}!          | 🎧a!"})
    void fieldsAndTheirFirstCharactersAreFilledIn(String pattern, String id) {
        assertThat(ProductIdPattern.parse(pattern).apply(row())).isEqualTo(id);
    }

    @Test
    void blankFieldsOfARowAreNamedOnce() {
        ProductIdPattern pattern = ProductIdPattern.parse("{CustomField2}-{Model}-{CustomField2:3}-{CustomField3}");

        assertThat(pattern.blankFields(row())).containsExactly("CustomField2", "CustomField3");
    }

    @Test
    void spaceAroundTheIdGoes() {
        assertThat(ProductIdPattern.parse(" {Model} ").apply(row())).isEqualTo("X 100");
    }

    private static ProjectItem row() {
        return Exports.export().rows(Exports.product(" X 100 ", "Manufacturer", " Äkme ", "PartNumber", "p/1",
                "Phase", "Trim", "Vendor", "Tide", "customfield1", "🎧ab", "CustomField2", " ", "CustomField6", 5,
                "CustomField75", "last")).read().items().get(0);
    }
}
