package dev.sibridge;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.sibridge.once.Once;

/** What may know what. The packages are a chain: from the runs down to the two vendors. */
@AnalyzeClasses(packagesOf = SiBridge.class, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

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
            .that().resideInAnyPackage("dev.sibridge.si.mapping..", "dev.sibridge.vendor.dtools..", "dev.sibridge.vendor.connectwise..")
            .should().dependOnClassesThat().resideInAnyPackage("org.apache.camel..", "org.springframework..",
                    "jakarta..", "org.slf4j..", "java.sql..", "java.net.http..");

    @ArchTest
    static final ArchRule ONLY_HTTP_KNOWS_THE_HTTP_CLIENT = noClasses()
            .that().resideOutsideOfPackages("dev.sibridge.vendor.calls..", "dev.sibridge.vendor.answers..", "dev.sibridge.diagnosis..", "dev.sibridge.sandbox..")
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
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(all.that(not(JavaClass.Predicates.equivalentTo(Once.class))));
    }
}
