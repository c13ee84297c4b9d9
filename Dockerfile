# syntax=docker/dockerfile:1
# Three stages: the web client, the server with the client in it, and an image that holds only what runs.

FROM node:22-bookworm-slim AS client
WORKDIR /src/client
COPY client/package.json client/package-lock.json client/.npmrc ./
RUN npm ci --no-audit --no-fund
COPY client/ ./
RUN npm run build && rm -rf dist/.vite
# The typeface of what the server prints.
WORKDIR /src/fonts
COPY src/Infrastructure/Printing/package.json src/Infrastructure/Printing/package-lock.json src/Infrastructure/Printing/.npmrc ./
RUN npm ci --no-audit --no-fund && cd node_modules/@expo-google-fonts/noto-sans-sc \
    && cp LICENSE_FONT ../../../LICENSE-NotoSansSC.txt && cp 400Regular/NotoSansSC_400Regular.ttf ../../../NotoSansSC-Regular.ttf

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS server
WORKDIR /src
# Project files first, so that a change of code does not restore again.
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY src/Domain/Domain.csproj src/Domain/
COPY src/Application/Application.csproj src/Application/
COPY src/Infrastructure/Infrastructure.csproj src/Infrastructure/
COPY src/Infrastructure/Printing/Fonts.targets src/Infrastructure/Printing/
COPY src/Api/Api.csproj src/Api/Client.targets src/Api/
RUN dotnet restore src/Api/Api.csproj
COPY src/ src/
COPY --from=client /src/client/dist/ src/Api/wwwroot/
COPY --from=client /src/fonts/NotoSansSC-Regular.ttf /src/fonts/LICENSE-NotoSansSC.txt /fonts/
RUN dotnet publish src/Api/Api.csproj -c Release --no-restore -o /app -p:BuildClient=prebuilt -p:PrintFontFolder=/fonts/ -p:UseAppHost=false

FROM mcr.microsoft.com/dotnet/aspnet:10.0
# The data folder holds SQLite files and protection keys; with a database server only the keys.
RUN mkdir -p /data && chown app:app /data
WORKDIR /app
COPY --from=server /app ./
USER app
ENV ASPNETCORE_ENVIRONMENT=Production \
    Urls=http://0.0.0.0:8080 \
    Database__DataDirectory=/data \
    TZ=Asia/Shanghai
VOLUME /data
EXPOSE 8080
# The image has no curl; bash opens the connection itself.
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health/ready HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["dotnet", "Resettlement.Api.dll"]
