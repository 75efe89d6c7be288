package dev.sibridge;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class SiBridge {

    public static void main(String[] args) {
        SpringApplication.run(SiBridge.class, args);
    }
}
