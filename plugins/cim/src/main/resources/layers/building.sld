<?xml version="1.0" encoding="UTF-8"?>
<StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld" xmlns:ogc="http://www.opengis.net/ogc">
  <NamedLayer>
    <Name>building</Name>
    <UserStyle>
      <Title>建筑用途 / Buildings by use</Title>
      <FeatureTypeStyle>
        <Rule>
          <Name>residential</Name>
          <Title>住宅 / Residential</Title>
          <ogc:Filter><ogc:PropertyIsEqualTo><ogc:PropertyName>usage</ogc:PropertyName><ogc:Literal>residential</ogc:Literal></ogc:PropertyIsEqualTo></ogc:Filter>
          <MaxScaleDenominator>40000</MaxScaleDenominator>
          <PolygonSymbolizer><Fill><CssParameter name="fill">#f2d5a8</CssParameter></Fill><Stroke><CssParameter name="stroke">#a8845a</CssParameter><CssParameter name="stroke-width">0.5</CssParameter></Stroke></PolygonSymbolizer>
        </Rule>
        <Rule>
          <Name>commercial</Name>
          <Title>商业 / Commercial</Title>
          <ogc:Filter><ogc:PropertyIsEqualTo><ogc:PropertyName>usage</ogc:PropertyName><ogc:Literal>commercial</ogc:Literal></ogc:PropertyIsEqualTo></ogc:Filter>
          <MaxScaleDenominator>40000</MaxScaleDenominator>
          <PolygonSymbolizer><Fill><CssParameter name="fill">#f0a8a0</CssParameter></Fill><Stroke><CssParameter name="stroke">#a85a50</CssParameter><CssParameter name="stroke-width">0.5</CssParameter></Stroke></PolygonSymbolizer>
        </Rule>
        <Rule>
          <Name>industrial</Name>
          <Title>工业 / Industrial</Title>
          <ogc:Filter><ogc:PropertyIsEqualTo><ogc:PropertyName>usage</ogc:PropertyName><ogc:Literal>industrial</ogc:Literal></ogc:PropertyIsEqualTo></ogc:Filter>
          <MaxScaleDenominator>40000</MaxScaleDenominator>
          <PolygonSymbolizer><Fill><CssParameter name="fill">#c9c4d8</CssParameter></Fill><Stroke><CssParameter name="stroke">#77708f</CssParameter><CssParameter name="stroke-width">0.5</CssParameter></Stroke></PolygonSymbolizer>
        </Rule>
        <Rule>
          <Name>public</Name>
          <Title>公共服务 / Public service</Title>
          <ogc:Filter><ogc:PropertyIsEqualTo><ogc:PropertyName>usage</ogc:PropertyName><ogc:Literal>public</ogc:Literal></ogc:PropertyIsEqualTo></ogc:Filter>
          <MaxScaleDenominator>40000</MaxScaleDenominator>
          <PolygonSymbolizer><Fill><CssParameter name="fill">#a8cbe8</CssParameter></Fill><Stroke><CssParameter name="stroke">#4f7ea3</CssParameter><CssParameter name="stroke-width">0.5</CssParameter></Stroke></PolygonSymbolizer>
        </Rule>
        <Rule>
          <Name>education</Name>
          <Title>教育文化 / Education</Title>
          <ogc:Filter><ogc:PropertyIsEqualTo><ogc:PropertyName>usage</ogc:PropertyName><ogc:Literal>education</ogc:Literal></ogc:PropertyIsEqualTo></ogc:Filter>
          <MaxScaleDenominator>40000</MaxScaleDenominator>
          <PolygonSymbolizer><Fill><CssParameter name="fill">#b9ddb0</CssParameter></Fill><Stroke><CssParameter name="stroke">#5e9150</CssParameter><CssParameter name="stroke-width">0.5</CssParameter></Stroke></PolygonSymbolizer>
        </Rule>
        <Rule>
          <Name>far</Name>
          <Title></Title>
          <MinScaleDenominator>40000</MinScaleDenominator>
          <MaxScaleDenominator>600000</MaxScaleDenominator>
          <PolygonSymbolizer><Fill><CssParameter name="fill">#d8c7ae</CssParameter></Fill></PolygonSymbolizer>
        </Rule>
      </FeatureTypeStyle>
    </UserStyle>
  </NamedLayer>
</StyledLayerDescriptor>
