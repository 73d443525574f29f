package foxden.app.bundle;

import foxden.sim.Environment;
import foxden.sim.Snapshot;
import foxden.sim.demo.Demo;
import foxden.sim.demo.Replayer;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A bundle that was unpacked.
 *
 * @param log its recording, a file of its own
 * @param snapshot the exact state at the step
 */
public record Bundle(Moment moment, Path log, Snapshot snapshot) {

  /** What the name of such a file ends in. */
  public static final String SUFFIX = ".zip";

  static final String ABOUT = "bundle.json";
  static final String LOG = "log.mcap";
  static final String SNAPSHOT = "snapshot.bin";
  static final String PICTURE = "window.png";
  static final String MESSAGES = "messages.txt";

  /** No part of a bundle is larger; a zip can say anything. */
  private static final long MOST = 2L << 30;

  /**
   * Writes a bundle; a file that was there stays until the new one is whole.
   *
   * @param picture PNG of the window; empty for none
   * @param messages what the window said, newest last
   */
  public static void write(
      Path file, Moment moment, Path log, Snapshot snapshot, byte[] picture, List<String> messages)
      throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path part = Files.createTempFile(folder, "bundle", ".part");
    try {
      try (OutputStream raw = Files.newOutputStream(part);
          ZipOutputStream zip = new ZipOutputStream(raw)) {
        entry(zip, ABOUT);
        zip.write(moment.toJson().getBytes(StandardCharsets.UTF_8));
        entry(zip, LOG);
        Files.copy(log, zip);
        entry(zip, SNAPSHOT);
        DataOutputStream state = new DataOutputStream(zip);
        state.writeLong(snapshot.step());
        state.writeLong(snapshot.hash());
        state.writeInt(snapshot.bytes().length);
        state.write(snapshot.bytes());
        state.flush();
        if (picture.length > 0) {
          entry(zip, PICTURE);
          zip.write(picture);
        }
        entry(zip, MESSAGES);
        zip.write(String.join("\n", messages).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void entry(ZipOutputStream zip, String name) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
  }

  /**
   * What a bundle says about itself, without unpacking it.
   *
   * @throws IOException one sentence with the file's name
   */
  public static Moment moment(Path file) throws IOException {
    try (ZipFile zip = open(file)) {
      try (InputStream in = part(zip, file, ABOUT)) {
        return Moment.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IllegalArgumentException e) {
        throw new IOException(file + ": " + e.getMessage(), e);
      }
    }
  }

  /**
   * Unpacks a bundle.
   *
   * @param folder for the recording in it
   * @throws IOException one sentence with the file's name
   */
  public static Bundle read(Path file, Path folder) throws IOException {
    Moment moment = moment(file);
    try (ZipFile zip = open(file)) {
      Files.createDirectories(folder);
      Path log = folder.resolve(LOG);
      try (InputStream in = part(zip, file, LOG)) {
        Files.copy(in, log, StandardCopyOption.REPLACE_EXISTING);
      }
      return new Bundle(moment, log, snapshot(zip, file));
    } catch (ZipException e) {
      throw damaged(file, e);
    }
  }

  private static Snapshot snapshot(ZipFile zip, Path file) throws IOException {
    try (InputStream raw = part(zip, file, SNAPSHOT);
        DataInputStream in = new DataInputStream(raw)) {
      long step = in.readLong();
      long hash = in.readLong();
      byte[] bytes = new byte[Math.max(0, in.readInt())];
      in.readFully(bytes);
      return new Snapshot(step, hash, bytes);
    } catch (java.io.EOFException | NegativeArraySizeException | OutOfMemoryError e) {
      throw new IOException(
          file + ": " + SNAPSHOT + " in it is cut short; ask for the bundle again", e);
    }
  }

  private static ZipFile open(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(file + ": there is no such file");
    }
    try {
      return new ZipFile(file.toFile());
    } catch (ZipException e) {
      throw damaged(file, e);
    }
  }

  private static IOException damaged(Path file, Exception e) {
    return new IOException(
        file + ": no bug bundle, or one that was cut short (no whole zip); ask for it again", e);
  }

  private static InputStream part(ZipFile zip, Path file, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new IOException(
          file + ": no bug bundle (" + name + " is not in it); Foxden writes one with Ctrl+B");
    }
    if (entry.getSize() > MOST) {
      throw new IOException(file + ": " + name + " in it is larger than a bundle can be");
    }
    return zip.getInputStream(entry);
  }

  /**
   * Whether a world comes to the bundle's state, both from the snapshot and by stepping its log.
   *
   * @param world of the bundle's task; left at that state
   * @return empty when both give it to the bit; else one sentence
   */
  public static String complaint(Moment moment, Snapshot snapshot, Demo log, Environment world) {
    world.reset(moment.seed());
    long restored = world.restore(snapshot).hash();
    if (restored != moment.hash()) {
      return "the snapshot gives another state here: it was written by Foxden "
          + moment.foxden()
          + " on Java "
          + moment.java();
    }
    long stepped = new Replayer(log, world).goTo(moment.step()).hash();
    if (stepped != moment.hash()) {
      return "stepping its log gives another state than its snapshot at step " + moment.step();
    }
    return "";
  }
}
