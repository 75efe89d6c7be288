package dev.sibridge.account.declared;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

/**
 * What kind of value a setting of an account has.
 *
 * @param java    the type that the value becomes
 * @param choices the values that there are; empty when there are others
 * @param secret  whether nobody may see it
 */
public record SettingType(Class<?> java, List<String> choices, boolean secret) {

    private static final List<String> BILLING_METHODS = List.of("ActualRates", "FixedFee", "NotToExceed",
            "OverrideRate");
    private static final List<String> BILLABLE = List.of("Billable", "DoNotBill", "NoCharge", "NoDefault");
    private static final Map<String, List<String>> NAMES_OF_MANAGE = Map.of("sync.billing-method", BILLING_METHODS,
            "sync.bill-time", BILLABLE, "sync.bill-products", BILLABLE);
    private static final Set<String> SECRETS = Set.of("dtools.api-key", "connectwise.public-key",
            "connectwise.private-key", "connectwise.integrator-password", "pm.api-key");

    /**
     * The type of a setting.
     *
     * @param setting its name below the account, such as {@code sync.interval}
     * @throws IllegalArgumentException when there is no such setting
     */
    public static SettingType of(String setting) {
        Class<?> type = AccountProperties.Entry.class;
        for (String name : setting.split("\\.")) {
            type = member(type, name, setting);
        }
        return new SettingType(type, NAMES_OF_MANAGE.getOrDefault(setting, names(type)), SECRETS.contains(setting));
    }

    private static Class<?> member(Class<?> type, String name, String setting) {
        return Arrays.stream(type.isRecord() ? type.getRecordComponents() : new RecordComponent[0])
                .filter(member -> DataObjectPropertyName.toDashedForm(member.getName()).equals(name))
                .map(RecordComponent::getType).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no setting \"" + setting + "\"."));
    }

    private static List<String> names(Class<?> type) {
        return !type.isEnum() ? List.of() : Arrays.stream(type.getEnumConstants())
                .map(choice -> ((Enum<?>) choice).name().toLowerCase(Locale.ROOT).replace('_', '-')).toList();
    }
}
