package dev.sibridge;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.sibridge.once.Once;
import dev.sibridge.once.OneShots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What may know what. */
@AnalyzeClasses(packagesOf = SiBridge.class, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final long MOST_FILES = 15;
    private static final int MOST_LINES = 250;

    /** The parts of the house, and which others each of them may use. What is not written down is not allowed. */
    private static final Map<String, Set<String>> TREE = new TreeMap<>(Map.ofEntries(
            part("text"),
            part("failure"),
            part("settings", "text"),
            part("routes", "failure", "settings", "text"),
            part("database", "failure"),
            part("network", "failure", "settings"),
            part("memory", "failure"),
            part("diagnosis", "database", "failure", "memory"),
            part("vendor.connectwise", "failure", "text"),
            part("vendor.dtools", "failure"),
            part("vendor.answers", "failure", "settings", "vendor.dtools"),
            part("account", "settings", "text", "vendor.connectwise", "vendor.dtools"),
            part("vendor.calls", "account", "failure", "memory", "network", "pm", "routes", "settings",
                    "vendor.answers", "vendor.connectwise", "vendor.dtools"),
            part("engine", "account", "database", "failure", "network", "text", "vendor.connectwise"),
            part("history", "account", "database", "engine", "failure", "memory", "text", "vendor.connectwise",
                    "vendor.dtools"),
            part("alert", "account", "database", "network", "routes", "settings", "text"),
            part("attention", "account", "alert", "text"),
            part("si", "account", "alert", "attention", "database", "diagnosis", "engine", "failure", "history",
                    "memory", "network", "routes", "text", "vendor.calls", "vendor.connectwise", "vendor.dtools"),
            part("user", "alert", "settings", "text"),
            part("pm"),
            part("secrets"),
            part("setup", "account", "alert", "diagnosis", "failure", "network", "routes", "secrets", "settings",
                    "si", "text", "twoway", "vendor.calls", "vendor.connectwise", "vendor.dtools"),
            part("notice", "account", "alert", "attention", "diagnosis", "failure", "network", "secrets", "setup", "si", "text",
                    "vendor.answers", "vendor.calls"),
            part("twoway", "account", "alert", "attention", "database", "diagnosis", "engine", "failure", "pm",
                    "routes", "text", "vendor.connectwise"),
            part("start", "account", "database", "failure", "routes", "settings", "text",
                    "vendor.answers", "vendor.calls"),
            part("once", "account", "alert", "engine", "history", "pm", "si", "start", "twoway",
                    "vendor.connectwise"),
            part("watch", "account", "alert", "database", "diagnosis", "history", "memory", "network", "pm", "si",
                    "twoway", "vendor.calls", "vendor.connectwise", "vendor.dtools"),
            part("support", "account", "alert", "failure", "history", "text", "vendor.connectwise",
                    "vendor.dtools", "watch"),
            part("web", "account", "alert", "attention", "database", "engine", "failure", "history", "notice", "pm",
                    "secrets", "settings", "setup", "si", "support", "text", "twoway", "user", "vendor.connectwise",
                    "vendor.dtools", "watch")));

    @ArchTest
    static void everyPartUsesOnlyWhatItMay(JavaClasses all) {
        TREE.forEach((part, allowed) -> noClasses().that().resideInAPackage(packages(part))
                .should().dependOnClassesThat(resideInAPackage("dev.sibridge..")
                        .and(not(resideInAnyPackage(Stream.concat(Stream.of(part), allowed.stream())
                                .map(ArchitectureTest::packages).toArray(String[]::new)))))
                .because(part + " may use " + allowed + " and nothing else").check(all));
    }

    @ArchTest
    static void everyClassIsInAPartOfTheHouse(JavaClasses all) {
        classes().that().doNotHaveFullyQualifiedName(SiBridge.class.getName())
                .should().resideInAnyPackage(Stream.concat(Stream.of("sandbox"), TREE.keySet().stream())
                        .map(ArchitectureTest::packages).toArray(String[]::new)).check(all);
    }

    @ArchTest
    static final ArchRule PARTS_HAVE_NO_CYCLES = slices().matching("dev.sibridge.(*)..").should().beFreeOfCycles()
            .ignoreDependency(alwaysTrue(), resideInAPackage("dev.sibridge.vendor.."));

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES = slices().matching("dev.sibridge.(**)").should().beFreeOfCycles();

    @ArchTest
    static void noPackageIsTooLargeToOverlook(JavaClasses all) {
        Map<String, Long> files = all.stream().filter(JavaClass::isTopLevelClass)
                .filter(one -> !one.getSimpleName().endsWith("Builder"))
                .filter(one -> !one.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        assertThat(files).allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(MOST_FILES));
    }

    @Test
    void noFileIsTooLongToOverlook() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("sandbox"))).allSatisfy(file ->
                    assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(MOST_LINES));
        }
    }

    @ArchTest
    static final ArchRule THE_ENGINE_KNOWS_NO_FLOW = noClasses()
            .that().resideInAPackage("dev.sibridge.engine..")
            .should().dependOnClassesThat().resideInAnyPackage("dev.sibridge.si..", "dev.sibridge.vendor.dtools..",
                    "dev.sibridge.history..");

    @ArchTest
    static final ArchRule THE_VENDORS_DO_NOT_KNOW_EACH_OTHER = noClasses()
            .that().resideInAPackage("dev.sibridge.vendor.dtools..")
            .should().dependOnClassesThat().resideInAPackage("dev.sibridge.vendor.connectwise..");

    @ArchTest
    static final ArchRule THE_RECORD_TYPES_KNOW_NOTHING_ELSE = noClasses()
            .that().resideInAPackage("dev.sibridge.vendor.connectwise.kinds..")
            .should().dependOnClassesThat(not(resideInAnyPackage("dev.sibridge.vendor.connectwise.kinds..",
                    "dev.sibridge.text..", "com.fasterxml.jackson..", "java..")));

    @ArchTest
    static final ArchRule FAILURES_ARE_A_VOCABULARY_THAT_KNOWS_NOTHING_ELSE = noClasses()
            .that().resideInAPackage("dev.sibridge.failure..")
            .should().dependOnClassesThat(not(resideInAnyPackage("dev.sibridge.failure..", "java..")));

    @ArchTest
    static final ArchRule NOTHING_LEANS_ON_THE_SANDBOX = noClasses()
            .that().resideOutsideOfPackage("dev.sibridge.sandbox..")
            .should().dependOnClassesThat().resideInAPackage("dev.sibridge.sandbox..");

    @ArchTest
    static final ArchRule THE_SANDBOX_LEANS_ON_NOTHING_OF_OURS = noClasses()
            .that().resideInAPackage("dev.sibridge.sandbox..")
            .should().dependOnClassesThat(resideInAPackage("dev.sibridge..")
                    .and(not(resideInAPackage("dev.sibridge.sandbox.."))));

    @ArchTest
    static final ArchRule THE_DOMAIN_KNOWS_NO_FRAMEWORK = noClasses()
            .that().resideInAnyPackage("dev.sibridge.si.mapping..", "dev.sibridge.vendor.dtools..",
                    "dev.sibridge.vendor.connectwise..")
            .should().dependOnClassesThat().resideInAnyPackage("org.apache.camel..", "org.springframework..",
                    "jakarta..", "org.slf4j..", "java.sql..", "java.net.http..");

    @ArchTest
    static final ArchRule ONLY_HTTP_KNOWS_THE_HTTP_CLIENT = noClasses()
            .that().resideOutsideOfPackages("dev.sibridge.vendor.calls..", "dev.sibridge.vendor.answers..",
                    "dev.sibridge.diagnosis..", "dev.sibridge.notice..", "dev.sibridge.sandbox..")
            .should().dependOnClassesThat().resideInAnyPackage("org.apache.hc..", "org.apache.camel.component.http..");

    @ArchTest
    static final ArchRule FIELDS_ARE_NOT_INJECTED = NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    @ArchTest
    static final ArchRule LOGGING_IS_SLF4J = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    @ArchTest
    static final ArchRule EXCEPTIONS_ARE_CALLED_SO = classes()
            .that().areAssignableTo(Throwable.class).should().haveSimpleNameEndingWith("Exception")
            .orShould().resideInAPackage("dev.sibridge.sandbox..");

    @ArchTest
    static void onlyTheSummaryIsPrinted(JavaClasses all) {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(all.that(not(JavaClass.Predicates.equivalentTo(Once.class)
                .or(JavaClass.Predicates.equivalentTo(OneShots.class)))));
    }

    private static Map.Entry<String, Set<String>> part(String name, String... mayUse) {
        return Map.entry(name, new TreeSet<>(List.of(mayUse)));
    }

    private static String packages(String part) {
        return "dev.sibridge." + part + "..";
    }
}
