@echo off
rem The Pulumi plugin of the package gatehouse, for Windows. Nobody has run it yet.
setlocal
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
"%java%" -Djava.util.concurrent.ForkJoinPool.common.parallelism=16 -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx512m -cp "%~dp0lib\*" dev.gatehouse.component.GatehousePlugin %*
