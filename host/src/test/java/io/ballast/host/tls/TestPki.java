package io.ballast.host.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Keys and certificates for tests, made by openssl in a folder. */
public final class TestPki {
  private final Path folder;
  private final Path authority;
  private final Path authorityKey;

  /** An authority of this name, and nobody yet whom it signed. */
  public TestPki(Path folder, String name) throws IOException, InterruptedException {
    this.folder = folder;
    this.authority = folder.resolve(name + "-cacert.pem");
    this.authorityKey = folder.resolve(name + "-cakey.pem");
    openssl(
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=" + name,
        "-keyout",
        authorityKey.toString(),
        "-out",
        authority.toString());
  }

  /** A key of PKCS#8 and a certificate that the authority signed. */
  public PemFiles member(String name) throws IOException, InterruptedException {
    return member(name, "rsa:2048");
  }

  /** The same with a key on a curve. */
  PemFiles curved(String name) throws IOException, InterruptedException {
    return member(name, "ec", "-pkeyopt", "ec_paramgen_curve:P-256");
  }

  private PemFiles member(String name, String... key) throws IOException, InterruptedException {
    Path keyFile = folder.resolve(name + "key.pem");
    Path request = folder.resolve(name + ".csr");
    Path certificate = folder.resolve(name + "cert.pem");
    List<String> asking =
        Stream.of(
                Stream.of("req", "-newkey"),
                Stream.of(key),
                Stream.of(
                    "-nodes",
                    "-subj",
                    "/CN=" + name,
                    "-keyout",
                    keyFile.toString(),
                    "-out",
                    request.toString()))
            .flatMap(part -> part)
            .toList();
    openssl(asking.toArray(String[]::new));
    openssl(
        "x509",
        "-req",
        "-in",
        request.toString(),
        "-CA",
        authority.toString(),
        "-CAkey",
        authorityKey.toString(),
        "-CAcreateserial",
        "-days",
        "2",
        "-out",
        certificate.toString());
    return new PemFiles(keyFile, certificate, authority);
  }

  /** The same files with the key as PKCS#1. */
  PemFiles traditional(PemFiles files) throws IOException, InterruptedException {
    Path other = folder.resolve("traditional-" + files.key().getFileName());
    openssl("rsa", "-traditional", "-in", files.key().toString(), "-out", other.toString());
    return new PemFiles(other, files.certificate(), files.authority());
  }

  /** The same files with the key behind a password. */
  PemFiles encrypted(PemFiles files) throws IOException, InterruptedException {
    Path other = folder.resolve("encrypted-" + files.key().getFileName());
    openssl(
        "rsa",
        "-aes128",
        "-passout",
        "pass:secret",
        "-in",
        files.key().toString(),
        "-out",
        other.toString());
    return new PemFiles(other, files.certificate(), files.authority());
  }

  private void openssl(String... arguments) throws IOException, InterruptedException {
    Path log = folder.resolve("openssl.log");
    Process process =
        new ProcessBuilder(Stream.concat(Stream.of("openssl"), Stream.of(arguments)).toList())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException("openssl failed: " + Files.readString(log));
    }
  }
}
