# Build the jar first: mvn -q -DskipTests package
FROM eclipse-temurin:17-jre-alpine AS layers
WORKDIR /build
COPY target/si-bridge.jar si-bridge.jar
RUN java -Djarmode=tools -jar si-bridge.jar extract --layers --destination layers

FROM eclipse-temurin:17-jre-alpine
RUN addgroup -S -g 10001 sibridge && adduser -S -D -H -u 10001 -G sibridge sibridge \
    && mkdir -p /bridge/data /bridge/routes && chown sibridge:sibridge /bridge/data
WORKDIR /bridge
# What changes least comes first, so that an upgrade downloads little.
COPY --from=layers /build/layers/dependencies/ ./
COPY --from=layers /build/layers/spring-boot-loader/ ./
COPY --from=layers /build/layers/snapshot-dependencies/ ./
COPY --from=layers /build/layers/application/ ./
# A first run with the sandbox leaves an archive of the classes it has loaded, from which the service starts faster.
RUN DATABASE_URL=jdbc:h2:mem:first java -Xms64m -Xmn40m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
    -XX:ArchiveClassesAtExit=si-bridge.jsa -jar si-bridge.jar --once --spring.profiles.active=sandbox > /dev/null
USER 10001:10001
# Nobody could reach loopback inside the container. Publish the port to this machine only (see compose.yaml).
ENV SERVER_ADDRESS=0.0.0.0
# data/ holds the embedded database and the console password; routes/ and application.yaml are optional and yours.
VOLUME ["/bridge/data"]
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=90s --retries=3 \
    CMD ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8080/actuator/health/liveness"]
# Most of the time, the service waits for Manage: simple garbage collection and compilation suffice, need less memory and
# are at full speed sooner.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-Xms64m", "-Xmn40m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", \
    "-XX:SharedArchiveFile=si-bridge.jsa", "-jar", "si-bridge.jar"]
