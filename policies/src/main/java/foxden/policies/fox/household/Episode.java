package foxden.policies.fox.household;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * One recorded episode, a row a decision.
 *
 * @param objects numbers of the objects tokens
 * @param body numbers of the proprio tokens, without the action before
 * @param labels what the expert would do, normalised
 * @param applied what was done, normalised; differs where noise was put in or the network drove
 * @param weight how much each decision counts in learning
 */
record Episode(
    long seed,
    boolean success,
    float[][] objects,
    float[][] body,
    float[][] labels,
    float[][] applied,
    float[] weight) {

  private static final int MAGIC = 0x46444550;
  private static final int VERSION = 2;

  int decisions() {
    return objects.length;
  }

  /** Writes the file in one move. */
  void write(Path file) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(part), 1 << 16))) {
      out.writeInt(MAGIC);
      out.writeInt(VERSION);
      out.writeLong(seed);
      out.writeBoolean(success);
      for (float[][] table : new float[][][] {objects, body, labels, applied, {weight}}) {
        out.writeInt(table.length);
        out.writeInt(table.length == 0 ? 0 : table[0].length);
        for (float[] row : table) {
          for (float value : row) {
            out.writeFloat(value);
          }
        }
      }
    }
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Reads a file that {@link #write} wrote.
   *
   * @throws IOException when it is not one, or cut short; one sentence
   */
  static Episode read(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      if (in.readInt() != MAGIC || in.readInt() != VERSION) {
        throw new IOException(file + " is not an episode of this version; delete it");
      }
      long seed = in.readLong();
      boolean success = in.readBoolean();
      float[][][] tables = new float[5][][];
      for (int t = 0; t < 5; t++) {
        int rows = in.readInt();
        int cols = in.readInt();
        if (rows < 0 || cols < 0 || (long) rows * cols > 50_000_000) {
          throw new IOException(file + " is damaged: a table of " + rows + " x " + cols);
        }
        tables[t] = new float[rows][cols];
        for (float[] row : tables[t]) {
          for (int i = 0; i < cols; i++) {
            row[i] = in.readFloat();
          }
        }
      }
      return new Episode(seed, success, tables[0], tables[1], tables[2], tables[3], tables[4][0]);
    } catch (EOFException e) {
      throw new IOException(file + " is cut short; delete it", e);
    }
  }
}
