package dev.gatehouse.local.function.code;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The code of a function at one moment.
 *
 * @param version the files of the declared archive or folder
 * @param compiled a folder with classes that replace those of the archive, because their source files were saved later
 *     than the archive was built; its name is another one for each compilation
 */
public record CodeSnapshot(CodeVersion version, Optional<Path> compiled) {}
