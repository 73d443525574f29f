package foxden.sim.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import foxden.sim.toy.Recordings;
import foxden.sim.toy.ToyDriver;
import foxden.sim.toy.ToyEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The readers published by MCAP's makers must read our files, checksums included. */
@SuppressWarnings("NullAway") // a null fails the test
class OfficialReaderTest {

  private static final String SCRIPT =
      """
      import { McapIndexedReader, McapStreamReader } from "@mcap/core";
      import { FileHandleReadable } from "@mcap/nodejs";
      import { loadDecompressHandlers } from "@mcap/support";
      import { open, readFile } from "node:fs/promises";
      const path = process.argv[2];
      const decompressHandlers = await loadDecompressHandlers();
      const readable = new FileHandleReadable(await open(path, "r"));
      const reader = await McapIndexedReader.Initialize({ readable, decompressHandlers });
      const counts = {};
      let last = null;
      for await (const m of reader.readMessages()) {
        const topic = reader.channelsById.get(m.channelId).topic;
        counts[topic] = (counts[topic] ?? 0) + 1;
        const json = JSON.parse(new TextDecoder().decode(m.data));
        if (topic === "/frame") last = json;
      }
      let attachments = 0;
      for await (const a of reader.readAttachments()) attachments++;
      const stream = new McapStreamReader({ decompressHandlers, validateCrcs: true });
      stream.append(await readFile(path));
      while (stream.nextRecord());
      console.log([counts["/frame"], last.step, last.hash, attachments, stream.done()].join(" "));
      process.exit(0);
      """;

  @TempDir Path folder;

  @Test
  void readsEveryMessageAndChecksum() throws IOException, InterruptedException {
    assumeTrue(runs(List.of("node", "--version")), "SKIPPED: node is not installed");
    Path box = folder.resolve("box");
    Files.createDirectories(box);
    Files.writeString(box.resolve("package.json"), "{\"type\":\"module\"}");
    Files.writeString(box.resolve("read.mjs"), SCRIPT);
    assumeTrue(
        runs(
            List.of(
                "npm",
                "install",
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                "@mcap/core@2",
                "@mcap/nodejs@1",
                "@mcap/support@1")),
        "SKIPPED: npm cannot fetch @mcap/core");
    Path file = folder.resolve("demo.mcap");
    var live = Recordings.record(file, new ToyEnvironment(), new ToyDriver("toy", 0.05), 7, 500);
    Process node =
        new ProcessBuilder("node", "read.mjs", file.toString())
            .directory(box.toFile())
            .redirectErrorStream(true)
            .start();
    String said =
        new String(node.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
            .strip();
    assertTrue(node.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, node.exitValue(), said);
    assertEquals("501 500 %016x 3 true".formatted(live.get(500).hash()), said);
  }

  private boolean runs(List<String> command) throws InterruptedException {
    try {
      Path box = folder.resolve("box");
      Process process =
          new ProcessBuilder(command)
              .directory(Files.isDirectory(box) ? box.toFile() : folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return false;
      }
      return process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
